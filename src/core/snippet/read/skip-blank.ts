/** Where the blanks and comments that begin at `at` end. A comment that is not closed goes on to the end of all. */
export function skipBlank(source: string, from: number): number {
  let at = from;
  for (;;) {
    const character = source[at] ?? '';
    const pair = source.slice(at, at + 2);
    if (BLANKS.includes(character) && character !== '') at++;
    else if (character === '#' || pair === '//') at = endOf(source, '\n', at);
    else if (pair === '/*') at = endOf(source, '*/', at + 2);
    else return at;
  }
}

const BLANKS = ' \n\r\t\f\v\u00a0\ufeff\u2028\u2029';

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}
