/** The longest line that is read, in UTF-16 units: a task with the longest prompts is far below. */
const MAX_LINE = 1024 * 1024;

/** The lines of a text in UTF-8 as its bytes come; `null` in the place of one that is too long, of which nothing is held. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let line = '';
  let isTooLong = false;
  for await (const chunk of bytes) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    line += first;
    for (const next of rest) {
      yield isTooLong || line.length > MAX_LINE ? null : line;
      line = next;
      isTooLong = false;
    }
    if (line.length <= MAX_LINE) continue;
    line = '';
    isTooLong = true;
  }
  if (isTooLong) yield null;
  else if (line !== '') yield line;
}
