import { type ReactNode, useRef } from 'react';
import type { Size } from '#core/schema/size.ts';
import type { ViewStore } from './create-view-store.ts';
import { useJointHand } from './use-joint-hand.ts';

type JointStageProps = {
  readonly store: ViewStore;
  readonly first: Size;
  readonly label: string;
  readonly children: ReactNode;
};

/** Where pictures are moved together, by hand and by keys. */
export function JointStage({ store, first, label, children }: JointStageProps) {
  const root = useRef<HTMLDivElement>(null);
  useJointHand(root, store, first);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div
      ref={root}
      role="group"
      aria-label={label}
      aria-description="Arrow keys move the pictures, plus and minus zoom, 0 fits them."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys need the focus
      tabIndex={0}
      className="rounded"
    >
      {children}
    </div>
  );
}
