import { createSecretFilter } from '#core/create-secret-filter.ts';

/** The longest sentence that is logged, and the longest of any other value, such as a prompt. In characters. */
const MAX_SENTENCE = 200;
const MAX_VALUE = 64;
/** How many places of a stack are kept. */
const MAX_PLACES = 20;

/** What the program and the providers say. Everything else is what somebody typed, or an id. */
const SENTENCES: ReadonlySet<string> = new Set(['msg', 'message', 'reason', 'error', 'stack']);

/** What goes by such a name is not logged, whatever it is. */
const SECRET_NAME =
  /authorization|cookie|api[-_]?key|access[-_]?token|api[-_]?token|secret|password|signature/i;
const HIDDEN = '[hidden]';

/**
 * A cleaner of log lines, each one JSON object: without the given secrets, without anything of a URL but its origin
 * (presigned ones carry their credentials behind it), and with every text cut. A line remains one line.
 */
export function createLineCleaner(secrets: readonly string[]): (line: string) => string {
  const withoutSecrets = createSecretFilter(secrets, HIDDEN);

  function cleanText(text: string, name: string): string {
    // Before it is cut: half a key is too much as well.
    const harmless = withoutUrls(withoutSecrets(text)).replace(/\bBearer\s+[^\s"']+/gi, `Bearer ${HIDDEN}`);
    return SENTENCES.has(name) ? cutSentence(harmless) : cut(harmless, MAX_VALUE);
  }

  function clean(value: unknown, name: string): unknown {
    if (SECRET_NAME.test(name)) return HIDDEN;
    if (typeof value === 'string') return cleanText(value, name);
    if (Array.isArray(value)) return value.map((item) => clean(item, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [cleanText(key, ''), clean(item, key)]),
    );
  }

  return function cleanLine(line) {
    try {
      return `${JSON.stringify(clean(JSON.parse(line), ''))}\n`;
    } catch {
      return '{"level":50,"msg":"A line of the log could not be cleaned, and was left out."}\n';
    }
  };
}

/** Of every URL its origin, without a user's name. */
function withoutUrls(text: string): string {
  return text.replace(
    /\b((?:https?|wss?|ftp):\/\/)(?:[^\s/?#"'<>]*@)?([^\s/?#"'<>]*)([^\s"'<>]*)/gi,
    (_, scheme: string, host: string, rest: string) =>
      `${scheme}${host}${rest === '' || rest === '/' ? '' : '/…'}`,
  );
}

/** Behind the sentence of an error the places are kept where it came from. */
function cutSentence(text: string): string {
  const places = text.split('\n').filter((line) => /^ {4}at /.test(line));
  const [sentence = ''] = text.split('\n    at ', 1);
  return [
    cut(sentence, MAX_SENTENCE),
    ...places.slice(0, MAX_PLACES).map((place) => cut(place, MAX_SENTENCE)),
  ].join('\n');
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
