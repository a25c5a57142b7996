const counts = new Intl.NumberFormat('en');

/** `32,768`. Made once: `toLocaleString` makes a formatter for each call, some hundred in a form. */
export function formatCount(count: number): string {
  return counts.format(count);
}
