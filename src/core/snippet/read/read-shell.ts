import { readWord } from './read-word.ts';

/** A command of a shell: its words, and what it is given to read: a text, or a file by its name. */
export type ShellCommand = {
  readonly words: readonly string[];
  readonly input: { readonly text: string } | { readonly file: string } | null;
};

type Heredoc = {
  readonly command: number;
  readonly end: string;
  readonly isVerbatim: boolean;
  readonly stripsTabs: boolean;
};

/** Reads commands as a POSIX shell would, and runs nothing: variables and substitutions stay as they are written. */
export function readShell(text: string): readonly ShellCommand[] {
  const source = text.replaceAll('\r\n', '\n');
  const commands: { words: string[]; input: ShellCommand['input'] }[] = [{ words: [], input: null }];
  let heredocs: Heredoc[] = [];

  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at, at + 3);
    const current = commands.at(-1) ?? { words: [], input: null };
    if (rest.startsWith('\\\n')) at += 2;
    else if (rest[0] === ' ' || rest[0] === '\t') at++;
    else if (rest[0] === '#') at = endOfLine(source, at);
    else if (rest[0] === '\n') {
      at++;
      for (const heredoc of heredocs) at = readHeredoc(heredoc, at);
      heredocs = [];
      commands.push({ words: [], input: null });
    } else if (SEPARATORS.includes(rest[0] ?? '')) {
      at++;
      commands.push({ words: [], input: null });
    } else if (rest === '<<<') {
      const { word, end } = readWord(source, skipSpaces(source, at + 3));
      current.input = { text: `${word}\n` };
      at = Math.max(end, at + 3);
    } else if (rest.startsWith('<<')) {
      const stripsTabs = rest[2] === '-';
      const { word, isQuoted, end } = readWord(source, skipSpaces(source, at + (stripsTabs ? 3 : 2)));
      heredocs.push({ command: commands.length - 1, end: word, isVerbatim: isQuoted, stripsTabs });
      at = Math.max(end, at + 2);
    } else if (rest[0] === '<' || rest[0] === '>') {
      const { word, end } = readWord(source, skipSpaces(source, at + 1));
      if (rest[0] === '<') current.input = { file: word };
      at = Math.max(end, at + 1);
    } else {
      const { word, isQuoted, end } = readWord(source, at);
      // Braces around a group of commands.
      if (isQuoted || !/^[{}]$/.test(word)) current.words.push(word);
      at = end;
    }
  }
  return commands.filter(({ words }) => words.length > 0);

  function readHeredoc({ command, end, isVerbatim, stripsTabs }: Heredoc, from: number): number {
    const lines: string[] = [];
    for (let at = from; at < source.length; ) {
      const lineEnd = endOfLine(source, at);
      const whole = source.slice(at, lineEnd);
      const line = stripsTabs ? whole.replace(/^\t+/, '') : whole;
      at = lineEnd + 1;
      if (line === end) return finish(at);
      lines.push(`${line}\n`);
    }
    return finish(source.length);

    function finish(at: number): number {
      const body = lines.join('');
      const owner = commands[command];
      if (owner) owner.input = { text: isVerbatim ? body : body.replace(/\\([$`\\])/g, '$1') };
      return at;
    }
  }
}

const SEPARATORS = '|&;()';

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

function skipSpaces(source: string, from: number): number {
  let at = from;
  while (source[at] === ' ' || source[at] === '\t') at++;
  return at;
}
