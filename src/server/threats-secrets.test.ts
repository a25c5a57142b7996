import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Bench, type Exchange, SMALL } from './test-bench.ts';
import { watchEgress } from './test-egress.ts';
import { goLive, TEST_KEYS } from './test-live.ts';

const { runware, replicate } = SMALL;
const SIGNATURE = 'f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a59687';
const UPLOAD_URL = `https://bucket.s3.amazonaws.com/results/one.png?X-Amz-Credential=AKIAEXAMPLE000000&X-Amz-Signature=${SIGNATURE}`;
const WEBHOOK = 'https://hooks.example.com/services/T0000AAAA/B0000BBBB/secretsecretsecret';

/** All that the server lets anybody see of a task, and all that it wrote down of it, as one text. */
async function everythingAbout(bench: Bench, id: string, isFileRead = false): Promise<string> {
  const texts = await Promise.all(
    [
      `/api/tasks/${id}`,
      `/api/tasks/${id}/exchanges`,
      `/api/export?ids=${id}`,
      '/api/tasks',
      '/api/config',
      '/api/spend',
    ].map(async (path) => (await bench.fetch(path)).text()),
  );
  const images = await Promise.all(
    bench
      .task(id)
      .images.map(async (image) => (await bench.fetch(`/api/images/${image.id}?metadata=1`)).text()),
  );
  const { events } = bench.services.ledger;
  const stream = (
    await bench.fetch('/api/events', { headers: { 'last-event-id': `${bench.services.ledger.identity}.0` } })
  ).body;
  const { value } = (await stream?.getReader().read()) ?? {};
  expect(events.last()).toBeGreaterThan(0);
  const written = isFileRead
    ? readdirSync(bench.folder).flatMap((name) =>
        name.startsWith('ledger') ? [readFileSync(join(bench.folder, name), 'latin1')] : [],
      )
    : [];
  return [...texts, ...images, new TextDecoder().decode(value), ...bench.warnings, ...written].join('\n');
}

function answerOnce(bench: Bench, kind: Exchange['kind'], respond: () => Response): void {
  let isAnswered = false;
  bench.intercept = async (exchange) => {
    if (exchange.kind !== kind || isAnswered) return exchange.answer();
    isAnswered = true;
    return respond();
  };
}

describe('E02 a text of a provider’s', () => {
  const noise = `<b onclick="x()">No.</b>\u001b[31mred\u001b[0m\u0007 ${'A'.repeat(1_000_000)}`;

  it('of 1 MB with HTML and terminal codes, at Runware, is its first 2 KB as text', async () => {
    const bench = new Bench();
    const error = { code: noise, message: noise, parameter: [noise, 'steps'], allowedValues: [noise] };
    answerOnce(bench, 'send', () => Response.json({ errors: [error] }, { status: 400 }));
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    expect(task.status).toBe('failed');
    expect(task.error?.message).toMatch(/^<b onclick="x\(\)">No\.<\/b>red A{2000}/);
    expect(task.error?.message.length).toBeLessThan(2_100);
    expect(JSON.stringify(task).length).toBeLessThan(20_000);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(JSON.stringify(task)).not.toMatch(/[\u0000-\u001f]|\\u00|\[31m/);
  });

  it('of 1 MB, at Replicate, is its first 2 KB as text', async () => {
    const bench = new Bench();
    const invalid_fields = [{ type: 'enum', field: noise, description: noise.slice(0, 100_000) }];
    answerOnce(bench, 'send', () =>
      Response.json({ title: noise, detail: noise, status: 422, invalid_fields }, { status: 422 }),
    );
    const { id } = await bench.take(replicate.model, replicate.input);
    const task = await bench.settle(id);
    expect(task.status).toBe('failed');
    expect(task.error?.message.length).toBeLessThan(2_100);
    expect(JSON.stringify(task).length).toBeLessThan(20_000);
    expect(JSON.stringify(task)).not.toMatch(/\\u00|\[31m/);
  });

  it.each([
    ['a refusal of Runware’s', runware, 'send', 400],
    ['a refused key at Runware', runware, 'send', 401],
    ['a refused question at Runware', runware, 'poll', 401],
    ['a refusal of Replicate’s', replicate, 'send', 422],
    ['a refused key at Replicate', replicate, 'send', 401],
    ['a refused question at Replicate', replicate, 'poll', 401],
  ] as const)('that echoes our key, in %s, shows it nowhere', async (_, small, kind, status) => {
    const bench = new Bench({ isRunning: false });
    await goLive(bench);
    const key = small === runware ? TEST_KEYS.RUNWARE_API_KEY : TEST_KEYS.REPLICATE_API_TOKEN;
    const said = `The key ${key} (Bearer ${key}) may not do this.`;
    answerOnce(bench, kind, () =>
      small === runware
        ? Response.json({ errors: [{ code: `invalid-${key}`, message: said, parameter: key }] }, { status })
        : Response.json(
            {
              title: said,
              detail: said,
              status,
              invalid_fields: [{ type: 'x', field: key, description: said }],
            },
            { status },
          ),
    );
    const { id } = await bench.take(small.model, small.input);
    await bench.settle(id, ({ status: at }) => (kind === 'poll' ? at === 'running' : at === 'failed'));
    for (let second = 0; second < 5; second++) await bench.pass(1_000);
    const text = await everythingAbout(bench, id, true);
    expect(text).toContain('may not do this');
    expect(text).not.toContain(key);
  });
});

describe('a private URL', () => {
  const input = { ...runware.input, uploadEndpoint: UPLOAD_URL, webhookURL: WEBHOOK };

  it('D02 is sent unchanged to the provider, and nobody here connects to it, nor in the sandbox', async () => {
    const bench = new Bench();
    const tried = watchEgress();
    const { id } = await bench.take(runware.model, input);
    await bench.settle(id);
    const [request] = bench.emulator.book.requests();
    expect(JSON.parse(request?.body ?? '')).toMatchObject([
      { uploadEndpoint: UPLOAD_URL, webhookURL: WEBHOOK },
    ]);
    expect(tried).toEqual([]);
  });

  it.each([
    ['done', null],
    [
      'failed',
      {
        errors: [
          {
            code: 'invalidUploadEndpoint',
            parameter: 'uploadEndpoint',
            message: `Cannot PUT ${UPLOAD_URL}: <SignatureProvided>${SIGNATURE}</SignatureProvided>. Hook ${WEBHOOK} (/services/T0000AAAA/B0000BBBB/secretsecretsecret) neither.`,
          },
        ],
      },
    ],
  ])('D04 B20 of a task that is %s is in no answer, event, image, log or error', async (status, refusal) => {
    const bench = new Bench();
    if (refusal) answerOnce(bench, 'send', () => Response.json(refusal, { status: 400 }));
    const { id } = await bench.take(runware.model, input);
    const before = await everythingAbout(bench, id);
    expect((await bench.settle(id)).status).toBe(status);
    // Written down it is until the task has ended: what needs it is not sent yet.
    for (const text of [before, await everythingAbout(bench, id)]) {
      expect(text).toContain('https://bucket.s3.amazonaws.com/…');
      expect(text).not.toMatch(/X-Amz|AKIAEXAMPLE|f0e1d2c3|secretsecret|T0000AAAA/);
    }
    if (refusal) expect(bench.task(id).error?.message).toContain('Cannot PUT');
    const row = JSON.stringify(bench.services.ledger.row(id));
    expect(row).not.toMatch(/X-Amz|AKIAEXAMPLE|f0e1d2c3|secretsecret|T0000AAAA/);
  });

  it('D04 stays out of what its provider says of it later', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, input);
    answerOnce(bench, 'poll', () =>
      Response.json({
        errors: [{ taskUUID: id, code: 'uploadFailed', message: `${UPLOAD_URL} answered 403: ${SIGNATURE}` }],
      }),
    );
    expect(await bench.settle(id)).toMatchObject({ status: 'failed', error: { code: 'uploadFailed' } });
    expect(await everythingAbout(bench, id)).not.toMatch(/X-Amz|AKIAEXAMPLE|f0e1d2c3/);
  });
});
