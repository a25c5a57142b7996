import { type Exchange, MAX_KEPT_BYTES } from '#core/exchange.ts';
import { parseJsonVerbatim, stringifyJson } from '#core/json.ts';
import { mapJson } from '#core/map-json.ts';
import { describeImage } from './describe-image.ts';

/** An exchange as a call noted it: what has to be taken out is still in it, but for large images. */
export type Noted = Pick<Exchange, 'isBillable' | 'method' | 'failure'> & {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: the request had no JSON. */
  readonly json: unknown;
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly text: string;
  } | null;
  /** Takes keys and private values out of a text. */
  readonly hide: (text: string) => string;
};

type Subject = {
  /** The ids of the task that it is kept for, here and at its provider, and of others that it is about as well. */
  readonly ids: readonly string[];
  readonly others: readonly string[];
  readonly privateNames: ReadonlySet<string>;
};

const MAX_URL = 2000;
const MAX_HEADER = 1000;
/** What stands behind the path of a URL may be a signature: whoever has it may read, or write. */
const QUERY = /(https?:\/\/[^\s"'<>?#]+)\?[^\s"'<>]+/gi;

/** An exchange as it is kept for one task: without keys, private values, images, signatures of URLs and what is about other tasks. */
export function toExchange(noted: Noted, subject: Subject): Omit<Exchange, 'isEnd'> {
  const { at, isBillable, method, url, headers, json, answer, failure, hide } = noted;
  const withheld = new Set<string>();

  function bodyOf(value: unknown, change: (text: string) => string): Exchange['body'] {
    const kept = mapJson(value, (part, name) => {
      if (name !== null && subject.privateNames.has(name)) {
        withheld.add(name);
        return undefined;
      }
      if (Array.isArray(part)) return entriesAbout(part, subject);
      return typeof part === 'string' ? change(describeImage(part)) : part;
    });
    // Once more as a whole, for the names that stand in it.
    return cut(change(stringifyJson(kept, 2)));
  }

  const body = json === undefined ? null : bodyOf(json, hide);
  return {
    at: new Date(at).toISOString(),
    isBillable,
    method,
    url: hide(url).slice(0, MAX_URL),
    headers: shortened(headers, hide),
    body,
    answer: answer && {
      status: answer.status,
      headers: shortened(answer.headers, hide),
      body: answerBody(answer.text),
    },
    withheld: [...withheld],
    failure,
  };

  function answerBody(text: string): { readonly text: string; readonly cutBytes: number } {
    const change = (part: string) => hide(part).replace(QUERY, '$1?…');
    const value = parseJsonVerbatim(text);
    const whole = value === undefined ? null : bodyOf(value, change);
    return whole ?? cut(change(text.replace(/(?![\n\t])\p{Cc}/gu, '')));
  }
}

/** Of a list the entries about the task, where any are; and none that are about another one. */
function entriesAbout(entries: readonly unknown[], { ids, others }: Subject): readonly unknown[] {
  const own = entries.filter((entry) => names(entry, ids));
  return own.length > 0 ? own : entries.filter((entry) => !names(entry, others));
}

function names(entry: unknown, ids: readonly string[]): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    Object.values(entry).some((value) => typeof value === 'string' && ids.includes(value))
  );
}

function shortened(
  headers: Readonly<Record<string, string>>,
  hide: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, hide(value).slice(0, MAX_HEADER)]),
  );
}

function cut(text: string): { readonly text: string; readonly cutBytes: number } {
  const bytes = Buffer.from(text);
  const cutBytes = Math.max(bytes.byteLength - MAX_KEPT_BYTES, 0);
  // What is left of a character that was cut in two is held back for a rest that never comes.
  const kept = new TextDecoder().decode(bytes.subarray(0, MAX_KEPT_BYTES), { stream: true });
  return { text: kept, cutBytes };
}
