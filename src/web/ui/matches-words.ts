/** Whether each word of a query stands in a text, in any order: `dpm 2m`, `dpmpp_2m` and `2M DPM` find "DPM++ 2M". */
export function matchesWords(text: string, query: string): boolean {
  const all = bare(text).join('');
  return bare(query).every((word) => all.includes(word));
}

/** Words without case, accents and signs; a plus is the `p` that it is in the names of samplers. */
function bare(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll('+', 'p')
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean);
}
