/** One term as it was typed, and where it begins in the text. */
export type RawTerm = { readonly raw: string; readonly at: number };

/** Text without blanks, in which quotes hold blanks together; one that is not closed goes to the end. */
const TERM = /(?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/gs;

/** The terms of a query as they were typed. */
export function splitTerms(text: string): readonly RawTerm[] {
  return [...text.matchAll(TERM)].map(({ 0: raw, index: at }) => ({ raw, at }));
}
