import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readShell } from './read-shell.ts';

/** The words of the only command. */
function wordsOf(text: string): readonly string[] | undefined {
  return readShell(text)[0]?.words;
}

test('quotes, escapes and continued lines are those of a POSIX shell', () => {
  expect(wordsOf(`a 'b c' "d $e \\$f \\n \\"" g\\ h i'j'"k"  \\\n  l '' # m`)).toEqual([
    'a',
    'b c',
    'd $e $f \\n "',
    'g h',
    'ijk',
    'l',
    '',
  ]);
  expect(wordsOf(String.raw`$'it\'s\n\x41\u00e9\101'`)).toEqual(["it's\nAéA"]);
  expect(wordsOf('a\r\n')).toEqual(['a']);
});

test('any text in single quotes is one word, as it is', () => {
  const unit = fc.constantFrom(...'\'"\\$`\n\t #|&;<>(){}!*?ab\0雾');
  fc.assert(
    fc.property(fc.string({ unit }), (plain) => {
      expect(wordsOf(`'${plain.replaceAll("'", "'\\''")}'`)).toEqual([plain]);
    }),
  );
});

test('a command knows what it reads: a document, a text or a file', () => {
  const [first, second, third, fourth] = readShell(
    "cat <<'A' <<-B\n$x \\$\nA\n\t\\$y\n\tB\nb <<< 'c d'; e < f | g > h",
  );
  expect(first).toEqual({ words: ['cat'], input: { text: '$y\n' } });
  expect(second).toEqual({ words: ['b'], input: { text: 'c d\n' } });
  expect(third).toEqual({ words: ['e'], input: { file: 'f' } });
  expect(fourth).toEqual({ words: ['g'], input: null });
  expect(readShell("a <<'E'\n$x \\$\nE\n")[0]?.input).toEqual({ text: '$x \\$\n' });
});
