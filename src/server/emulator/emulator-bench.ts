import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, stringifyJson } from '#core/json.ts';
import { type Definition, definitionSchema } from '#core/schema/definition.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from './create-emulator.ts';

const MODELS = join(import.meta.dirname, '../../core/models');
const ORIGIN = 'http://sandbox.test';

type HeaderList = Record<string, string>;
/** An answer, its body read as JSON without loss of digits. */
type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** For tests: an emulator in the process, of all the product's models, with a clock that is moved by hand. */
export type EmulatorBench = {
  readonly emulator: Emulator;
  readonly origin: string;
  readonly definitions: readonly Definition[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets time pass, ms. */
  readonly pass: (ms: number) => void;
  /** Posts to Runware. */
  readonly runware: (body: unknown, headers?: HeaderList) => Promise<Answer>;
  /** Asks Replicate: `GET /account`. */
  readonly replicate: (line: string, body?: unknown, headers?: HeaderList) => Promise<Answer>;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
};

/** Opens a bench. Sleeping moves its clock, and takes no time. */
export function openEmulatorBench(options: Partial<EmulatorOptions> = {}): EmulatorBench {
  const definitions = readdirSync(MODELS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => definitionSchema.parse(JSON.parse(readFileSync(join(MODELS, name), 'utf8'))));
  let nowMs = Date.UTC(2026, 10, 21, 12);
  const clock = {
    now: () => nowMs,
    async sleep(ms: number) {
      nowMs += ms;
    },
  };
  const emulator = createEmulator({ definitions, clock, file: ':memory:', ...options });

  async function ask(url: string, init: RequestInit): Promise<Answer> {
    const response = await emulator.fetch(new Request(url, init));
    return { status: response.status, headers: response.headers, body: parseJson(await response.text()) };
  }

  return {
    emulator,
    origin: ORIGIN,
    definitions,
    now: clock.now,
    pass(ms) {
      nowMs += ms;
    },
    runware: (body, headers = { authorization: 'Bearer key' }) =>
      ask(`${ORIGIN}/runware/v1`, { method: 'POST', headers, body: stringifyJson(body) }),
    replicate(line, body, headers = {}) {
      const [method = 'GET', path = ''] = line.split(' ');
      const url = path.startsWith('http') ? path : `${ORIGIN}/replicate/v1${path}`;
      return ask(url, {
        method,
        headers: { authorization: 'Bearer token', ...headers },
        ...(body === undefined ? {} : { body: stringifyJson(body) }),
      });
    },
    fetch: (url, init) => emulator.fetch(new Request(url, init)),
  };
}
