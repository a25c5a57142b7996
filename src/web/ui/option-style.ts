/** One row of a menu or a list of options. */
export const optionStyle = [
  'flex min-h-8 cursor-default items-center gap-2 rounded px-2 py-1 text-sm outline-none select-none pointer-coarse:min-h-11',
  'data-highlighted:bg-hover data-disabled:text-ink-faint',
].join(' ');
