/** How text fields, selects and comboboxes look. Text is 16 px under a finger: below that, iOS zooms the page on focus. */
export const fieldStyle = [
  'w-full rounded-md border border-line-strong bg-raised px-2 text-sm text-ink pointer-coarse:text-lg',
  'transition-colors duration-100 hover:border-ink-soft',
  'focus-visible:-outline-offset-1',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
  'disabled:border-line disabled:bg-panel disabled:text-ink-faint data-disabled:border-line data-disabled:bg-panel data-disabled:text-ink-faint',
].join(' ');
