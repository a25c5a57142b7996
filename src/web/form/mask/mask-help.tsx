import { Kbd } from '#web/ui/kbd.tsx';

/** How the stage is worked, for those who read and those who listen. */
export function MaskHelp({ id }: { readonly id: string }) {
  return (
    <p id={id} className="text-xs text-ink-faint max-sm:sr-only">
      Arrows move the brush, with <Kbd>Shift</Kbd> faster; <Kbd>Enter</Kbd> or <Kbd>Space</Kbd> sets a dab,
      held it draws. <Kbd>B</Kbd> brush, <Kbd>E</Kbd> eraser, <Kbd>[</Kbd> <Kbd>]</Kbd> size, <Kbd>+</Kbd>{' '}
      <Kbd>−</Kbd> <Kbd>0</Kbd> <Kbd>1</Kbd> zoom. The wheel zooms; Space and the pointer, the middle button
      or two fingers move the picture.
    </p>
  );
}
