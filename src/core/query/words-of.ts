/** Scripts that are written without blanks: every letter is a word of its own, as nothing says where one ends. */
const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const LONE = `[[${SCRIPTS.map((name) => `\\p{sc=${name}}`).join('')}]&&\\p{L}]`;
const WORD = new RegExp(`${LONE}|[[\\p{L}\\p{N}]--${LONE}]+`, 'gv');

/** The words of a text as they are looked for: letters and digits, without case, accents and what stands between. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(WORD) ?? [];
}
