import { readShell, type ShellCommand } from './read-shell.ts';

/** What a curl command sends. */
export type CurlRequest = {
  readonly url: string | null;
  readonly headers: readonly string[];
  /** A name and password, or a token, given by an option of their own. */
  readonly hasCredentials: boolean;
  readonly body: string;
  /** The file in which the body stands, which is not here. */
  readonly missingFile: string | null;
};

/** Reads the first curl command of a text, with what is piped into it. `null`: there is none. */
export function readCurl(text: string): CurlRequest | null {
  if (!/\bcurl\b/.test(text)) return null;
  const commands = readShell(text);
  const index = commands.findIndex(({ words }) => words.some(isCurl));
  const command = commands[index];
  if (!command) return null;
  const { words } = command;
  const options = optionsOf(words.slice(words.findIndex(isCurl) + 1));
  const data = options.filter(({ name }) => DATA_OPTIONS.has(name));
  const parts = data.map(({ name, value }) => {
    const isFile = value.startsWith('@') && name !== '--data-raw';
    if (!isFile) return { text: value };
    return value === '@-' ? inputOf(commands.slice(0, index), command) : { file: value.slice(1) };
  });
  const files = parts.flatMap((part) => ('file' in part ? [part.file] : []));
  return {
    url: options.find(({ name, value }) => URL_OPTIONS.has(name) && /^https?:/i.test(value))?.value ?? null,
    headers: options.filter(({ name }) => name === '-H' || name === '--header').map(({ value }) => value),
    hasCredentials: options.some(({ name }) => CREDENTIALS.has(name)),
    body: parts.map((part) => ('text' in part ? part.text : '')).join('&'),
    missingFile: files[0] ?? null,
  };
}

const DATA_OPTIONS = new Set(['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json']);
const URL_OPTIONS = new Set(['', '--url']);
const CREDENTIALS = new Set(['-u', '--user', '--oauth2-bearer']);
/** Short options that take a value, of those that matter here. */
const WITH_VALUE = /^-[A-Za-z]*([dHuXoAebF])(.*)$/s;

function isCurl(word: string): boolean {
  return /(?:^|\/)curl(?:\.exe)?$/.test(word);
}

type Option = { readonly name: string; readonly value: string };

/** Every option with a value, and every word that is none, named by an empty text. */
function optionsOf(words: readonly string[]): readonly Option[] {
  const options: Option[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const [, long, inline] = /^(--[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const [, short, glued] = WITH_VALUE.exec(word) ?? [];
    if (long) {
      const takesNext =
        inline === undefined && !words[index + 1]?.startsWith('--') && LONG_WITH_VALUE.has(long);
      options.push({ name: long, value: inline ?? (takesNext ? (words[++index] ?? '') : '') });
    } else if (short) {
      options.push({ name: `-${short}`, value: glued || (words[++index] ?? '') });
    } else if (!word.startsWith('-')) {
      options.push({ name: '', value: word });
    }
  }
  return options;
}

const LONG_WITH_VALUE = new Set([...DATA_OPTIONS, ...CREDENTIALS, '--url', '--header', '--request']);

/** What the commands before a pipe write into it: texts, and in the place of a file's base64 its name. */
function inputOf(
  before: readonly ShellCommand[],
  { input }: ShellCommand,
): { text: string } | { file: string } {
  if (input) return input;
  const written = before.map(outputOf);
  const missing = written.find((output) => 'file' in output);
  return missing ?? { text: written.map((output) => ('text' in output ? output.text : '')).join('') };
}

function outputOf({ words, input }: ShellCommand): { readonly text: string } | { readonly file: string } {
  const [name, ...rest] = words;
  switch (name) {
    case 'printf':
      return { text: formatted(rest) };
    case 'echo':
      return { text: `${rest.join(' ')}\n` };
    case 'base64':
      return { text: input && 'file' in input ? input.file : (rest.at(-1) ?? '') };
    case 'cat':
      return input ?? { file: rest[0] ?? '-' };
    default:
      return { text: '' };
  }
}

function formatted([format = '', ...values]: readonly string[]): string {
  let next = 0;
  return format.replaceAll('\\n', '\n').replaceAll('%s', () => values[next++] ?? '');
}
