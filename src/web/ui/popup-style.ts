/** The surface of everything that floats beside its anchor. */
export const popupStyle = [
  'max-w-(--available-width) rounded-lg border border-line bg-raised text-sm text-ink shadow-lg outline-none',
  'origin-(--transform-origin) transition-[opacity,scale] duration-100',
  'data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0',
].join(' ');
