import type { ReactNode } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import { classNames } from '#web/ui/class-names.ts';
import type { ViewStore } from './create-view-store.ts';
import { FullPicture } from './full-picture.tsx';
import { JointStage } from './joint-stage.tsx';
import { PictureCaption } from './picture-caption.tsx';
import { PictureFrame } from './picture-frame.tsx';

type SideViewProps = {
  readonly all: readonly Compared[];
  readonly store: ViewStore;
  readonly onFirst: (imageId: string) => void;
  readonly onRemove: (imageId: string) => void;
  /** Opens what runs it again with something else. */
  readonly onAgain: (imageId: string) => void;
  /** Behind the pictures, as list items: what is to join them. */
  readonly places: readonly ReactNode[];
};

/** All images beside each other, zoomed and moved together. */
export function SideView({ all, store, onFirst, onRemove, onAgain, places }: SideViewProps) {
  const first = all[0]?.image;
  if (!first) return null;
  return (
    <JointStage store={store} first={first} label="Pictures side by side">
      <ul className={classNames('grid grid-cols-2 gap-2 sm:gap-3', columnsFor(all.length + places.length))}>
        {all.map((compared, index) => (
          <li key={compared.image.id} className="min-w-0">
            <PictureFrame first={first} isTall={all.length <= 3}>
              <FullPicture store={store} first={first} compared={compared} alt={`Image ${index + 1}`} />
            </PictureFrame>
            <PictureCaption
              compared={compared}
              index={index}
              onFirst={index === 0 ? null : () => onFirst(compared.image.id)}
              onRemove={() => onRemove(compared.image.id)}
              onAgain={() => onAgain(compared.image.id)}
            />
          </li>
        ))}
        {places}
      </ul>
    </JointStage>
  );
}

function columnsFor(count: number): string {
  if (count <= 2 || count === 4) return 'md:grid-cols-2';
  return 'md:grid-cols-3';
}
