import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react';
import { usePaneWidth } from './use-pane-width.ts';

type PaneColumnProps = {
  readonly children: ReactNode;
  /** Always in sight beneath. */
  readonly foot: ReactNode;
  /** Takes the focus when it is given to it, and is no Tab stop. */
  readonly ref: RefObject<HTMLElement | null>;
};

/** How far an arrow key moves the edge, in pixels. */
const STEP = 16;

/** The column of the form, as wide as its user drags or steps its edge. */
export function PaneColumn({ children, foot, ref }: PaneColumnProps) {
  const { width, least, most, setWidth } = usePaneWidth();

  function drag(event: PointerEvent): void {
    const left = ref.current?.getBoundingClientRect().left ?? 0;
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(event.clientX - left);
  }

  function step(event: KeyboardEvent): void {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setWidth(width + by);
  }

  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label="Parameters"
      style={{ width }}
      className="relative flex max-w-[60vw] shrink-0 flex-col border-r border-line bg-panel outline-none"
    >
      <div className="relative min-h-0 flex-1 overflow-y-auto bg-panel p-3">{children}</div>
      <div className="border-t border-line bg-panel p-3">{foot}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule that is moved is no <hr> */}
      <div
        role="separator"
        tabIndex={0}
        aria-label="Width of the parameters"
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={least}
        aria-valuemax={most}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={step}
        className="absolute inset-y-0 -right-1.5 z-10 w-3 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-1 after:w-0.5 hover:after:bg-accent focus-visible:outline-none focus-visible:after:bg-accent active:after:bg-accent"
      />
    </section>
  );
}
