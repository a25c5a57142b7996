const counts = new Intl.NumberFormat('en');

/** `32,768`. Made once: `toLocaleString` makes a formatter for each call, which was measured to be half of a form's mounting. */
export function formatCount(count: number): string {
  return counts.format(count);
}
