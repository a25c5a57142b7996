import { describe, expect, it } from 'vitest';
import { allProviders } from '#server/providers/all-providers.ts';
import { readSettings } from '#server/settings.ts';
import { createLog } from './create-log.ts';

const KEY = 'rw-k+/ey="\\0123456789';
const TOKEN = 'correct horse battery';
const SIGNED = 'https://user:pw@bucket.example/results?X-Amz-Signature=0a1b2c#part';

function openLog() {
  const lines: string[] = [];
  const settings = readSettings(
    { RUNWARE_API_KEY: KEY, ACCESS_TOKEN: TOKEN, LOG_LEVEL: 'debug' },
    allProviders,
  );
  const log = createLog(settings, { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') };
}

describe('R11 the log', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const writings = {
    'as it is': KEY,
    'within a sentence': `The key "${KEY}" is not valid.`,
    'in capitals': KEY.toUpperCase(),
    'in JSON': JSON.stringify({ key: KEY }),
    'in JSON within JSON': JSON.stringify(JSON.stringify({ key: KEY })),
    'in a URL': `?key=${encodeURIComponent(KEY)}`,
    'in a form': new URLSearchParams({ KEY }).toString(),
    'in base64': base64(KEY),
    'in base64, behind one byte': base64(`:${KEY}:`),
    'in base64, behind two': base64(`u:${KEY}/`),
    'in base64 for URLs': Buffer.from(`x${KEY}?`).toString('base64url'),
  };
  /** What every writing of the key has. */
  const TELLING = [
    KEY,
    '0123456789',
    base64('0123456789').slice(0, 8),
    base64('123456789').slice(0, 8),
    base64('23456789').slice(0, 8),
  ];

  it.each(Object.entries(writings))('R11 never holds a key: %s', (_, text) => {
    const { log, lines } = openLog();
    log.warn(text);
    log.warn('%s', text);
    log.error({ reason: text, nested: { list: [text] }, [text]: 1 }, 'a message');
    log.error(Object.assign(new Error(text, { cause: new Error(text) }), { detail: text }));
    log.child({ bound: text }).info('a message');
    expect(lines).toHaveLength(5);
    for (const part of TELLING) expect(lines.join('').toLowerCase()).not.toContain(part.toLowerCase());
    expect(lines.join('')).toContain('[hidden]');
  });

  it('R11 never holds the access token, nor what goes by the name of a secret', () => {
    const { log, lines } = openLog();
    log.info({
      headers: { Authorization: 'Bearer other', cookie: 'session=abc' },
      reason: `Bearer abc.def, ${TOKEN}`,
    });
    expect(lines.join('')).not.toMatch(/other|session=|abc|horse/);
  });

  it('D04 keeps of a URL its origin alone', () => {
    const { log, last, lines } = openLog();
    log.warn({ task: { input: { uploadEndpoint: SIGNED } }, reason: `PUT ${SIGNED} answered 403.` }, SIGNED);
    expect(last()).toMatchObject({
      task: { input: { uploadEndpoint: 'https://bucket.example/…' } },
      reason: 'PUT https://bucket.example/… answered 403.',
      msg: 'https://bucket.example/…',
    });
    expect(lines.join('')).not.toMatch(/0a1b2c|pw/);
  });

  it('keeps ids, numbers and what has no secret as they are', () => {
    const { log, last } = openLog();
    const details = { task: crypto.randomUUID(), sha256: 'f'.repeat(64), tries: 3, ok: true, none: null };
    log.warn(details, 'a result could not be saved');
    expect(last()).toMatchObject({ level: 40, ...details, msg: 'a result could not be saved' });
  });

  it('keeps the places of an error, with its sentence cut', () => {
    const { log, last } = openLog();
    log.error({ err: new Error('x'.repeat(5_000)) }, 'a request failed');
    expect(last().err.stack).toMatch(/^Error: x{193}…\n {4}at .*create-log\.test\.ts:\d+:\d+/);
  });
});

describe('L04 a prompt that imitates the log', () => {
  const FORGED = '\n{"level":"info","paid":0}\r\n\u2028';

  it('L04 is one line, escaped', () => {
    const { log, lines, last } = openLog();
    log.info({ input: { positivePrompt: FORGED } }, FORGED);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
    expect(last()).toMatchObject({ input: { positivePrompt: FORGED }, msg: FORGED });
  });

  it('L04 is cut where it is long', () => {
    const { log, lines, last } = openLog();
    const prompt = `${FORGED} A fox. `.repeat(1_000);
    log.info({ input: { prompt }, reason: `The prompt "${prompt}" was refused.` }, prompt);
    expect(last().input.prompt).toHaveLength(65);
    expect(lines[0]?.length).toBeLessThan(1_000);
  });
});
