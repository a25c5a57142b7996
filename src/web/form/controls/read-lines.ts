/** The entries of a list in a text that holds one a line. Blank lines are none; without an entry the list is unset. */
export function readLines(text: string): readonly string[] | undefined {
  const entries = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return entries.length > 0 ? entries : undefined;
}
