import { z } from 'zod/mini';

/** How much is named of what is wrong with one document. */
const MAX_NAMED = 5;

/** What is wrong with a document, each in a line with its place: "x-pricing[0].usd: Invalid input: expected number". */
export function reasonOf({ issues }: z.core.$ZodError): string {
  const lines = issues.slice(0, MAX_NAMED).map(({ path, message }) => {
    const place = z.core.toDotPath(path);
    return place ? `${place}: ${message}` : message;
  });
  const rest = issues.length - lines.length;
  return [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
