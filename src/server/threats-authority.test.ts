import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json.ts';
import { Bench, SMALL } from './test-bench.ts';
import { watchEgress } from './test-egress.ts';
import { goLive, TEST_KEYS } from './test-live.ts';

const { runware, replicate } = SMALL;
const ID = 'd54ceecb-0000-4000-8000-000000000001';
const EDIT = 'runware/runware:108@22';

/** What a refusal must leave: no task, no file, nothing sent, nothing paid. */
function expectNothingDone(bench: Bench): void {
  expect(bench.services.ledger.list({ limit: 10, deleted: false }).tasks).toEqual([]);
  expect(readdirSync(bench.folder).filter((name) => !/^(ledger|lock)\.sqlite/.test(name))).toEqual([]);
  expect(bench.emulator.book.requests()).toEqual([]);
  expect(bench.emulator.book.charges()).toEqual([]);
}

/** Expects a body to be refused, with a sentence at every one of these paths. */
async function expectRefused(bench: Bench, body: unknown, paths: readonly string[]): Promise<void> {
  const { status, body: said } = await bench.ask('POST /api/tasks', body);
  const { detail, issues = [] }: { detail?: string; issues?: { path: string; message: string }[] } =
    Object(said);
  expect({ status, paths: issues.map(({ path }) => path) }).toEqual({ status: 422, paths });
  for (const sentence of [detail, ...issues.map(({ message }) => message)])
    expect(sentence).toMatch(/^\S.+\.$/);
  expectNothingDone(bench);
}

function asked(input: object, { model, input: least }: { model: string; input: object } = runware) {
  return { id: ID, model, input: { ...least, ...input } };
}

describe('a private URL', () => {
  it.each(['webhookURL', 'uploadEndpoint'])(
    'D01 %s that is not public is refused at its path',
    async (name) => {
      const bench = new Bench();
      for (const url of [
        'http://example.com/hook',
        'https://user:pw@example.com/hook',
        'https://10.0.0.1/hook',
        'https://127.0.0.1:4747/api/tasks',
        'https://localhost/hook',
        'https://[::1]/hook',
        'https://169.254.169.254/latest/meta-data/',
        'https://0x7f000001/hook',
        'javascript:alert(1)',
      ])
        await expectRefused(bench, asked({ [name]: url }), [name]);
    },
  );
});

describe('a request for more than is the caller’s', () => {
  it.each([
    ['webhook', 'https://example.com/hook'],
    ['webhook_events_filter', ['completed']],
    ['stream', true],
    ['version', 'a'.repeat(64)],
  ])('D05 Replicate’s %s is refused, in the input and beside it', async (name, value) => {
    const bench = new Bench();
    await expectRefused(bench, asked({ [name]: value }, replicate), [name]);
    await expectRefused(bench, { ...asked({}, replicate), [name]: value }, [name]);
  });

  it.each([
    ['settings', { settings: { trueCFGScale: 2, apiKey: 'x' } }, 'settings.apiKey'],
    ['inputs', { inputs: { seedImage: 'https://example.com/a.png', url: 'x' } }, 'inputs.url'],
    ['acceleratorOptions', { acceleratorOptions: { colour: 1 } }, 'acceleratorOptions.colour'],
    [
      'a row of lora',
      { lora: [{ model: 'a:b@1', weight: 1, webhookURL: 'https://example.com' }] },
      'lora.0.webhookURL',
    ],
  ])('D06 an unknown key inside %s is refused at its path', async (_, more, path) => {
    await expectRefused(new Bench(), asked(more), [path]);
  });

  it.each(['authentication', 'modelUpload', 'imageUpload', 'accountManagement', 'imageInference'])(
    'D07 D10 taskType "%s" is refused: the server sets it',
    async (taskType) => {
      const bench = new Bench();
      await expectRefused(bench, asked({ taskType }), ['taskType']);
      await expectRefused(bench, { ...asked({}), taskType }, ['taskType']);
    },
  );

  it('D08 a list with a second task in it is refused whole', async () => {
    const bench = new Bench();
    const second = { taskType: 'authentication', apiKey: 'mine' };
    await expectRefused(bench, [asked({}), second], ['']);
    await expectRefused(bench, { ...asked({}), input: [runware.input, second] }, ['']);
  });

  it.each([
    ['taskUUID', '00000000-0000-4000-8000-000000000000'],
    ['model', 'other:model@1'],
    ['includeCost', false],
  ])('D10 %s is refused in the input: the server sets it', async (name, value) => {
    await expectRefused(new Bench(), asked({ [name]: value }), [name]);
  });

  it.each([
    ['that is none', 'not-a-uuid'],
    ['of version 1', 'd54ceecb-0000-1000-8000-000000000001'],
    ['of nil', '00000000-0000-0000-0000-000000000000'],
    ['that is a path', '../x'],
    ['with a path behind it', `${ID}/../x`],
    ['with a line behind it', `${ID}\n`],
  ])('D11 an id %s is refused: no row, no file', async (_, id) => {
    await expectRefused(new Bench(), { ...asked({}), id }, ['id']);
  });

  it.each([
    '../../v1/account',
    'replicate/a/b?x=1',
    'constructor',
    '__proto__',
    'replicate/qwen/qwen-image-2512/../../account',
    'runware/alibaba:qwen-image@2512\u0000',
  ])('D12 the model %j is refused, and nothing is asked of anybody', async (model) => {
    const bench = new Bench();
    const urls: string[] = [];
    bench.intercept = async ({ request, answer }) => {
      urls.push(request.url);
      return answer();
    };
    await expectRefused(bench, { ...asked({}), model }, ['model']);
    await bench.pass(60_000);
    expect(urls).toEqual([]);
  });

  it.each(['replicate/black-forest-labs/flux-schnell', 'runware/runware:101@1', 'replicate/qwen/qwen-image'])(
    'D13 the model %s, which its provider has and this server has not, is refused',
    async (model) => {
      await expectRefused(new Bench(), { ...asked({}), model }, ['model']);
    },
  );

  it('D14 keys that would choose where it goes and what it costs are refused, each by its name', async () => {
    const bench = new Bench();
    const more = {
      live: true,
      provider: 'replicate',
      baseUrl: 'https://evil.example',
      price: 0,
      sandbox: false,
    };
    await expectRefused(bench, { ...asked({}), ...more }, Object.keys(more));
    await expectRefused(bench, asked(more), Object.keys(more));
  });
});

describe('a number that does not fit', () => {
  it.each([
    ['1e400', 'steps', '1e400'],
    ['1e400 as the seed', 'seed', '1e400'],
    ['a seed beyond 64 bits', 'seed', '9223372036854775808'],
    ['a seed beyond 64 bits, as text', 'seed', '"9223372036854775808"'],
    ['a seed below none', 'seed', '-1'],
    ['half a step', 'steps', '1.5'],
  ])('D15 %s is refused, never clamped', async (_, name, digits) => {
    const bench = new Bench();
    const body = JSON.stringify(asked({ [name]: 'HERE' })).replace('"HERE"', digits);
    await expectRefused(bench, body, [name]);
  });

  it('D15 a width off its steps is refused with the nearest ones to click', async () => {
    const bench = new Bench();
    const { status, body } = await bench.ask('POST /api/tasks', asked({ width: 300 }));
    expect({ status, body }).toMatchObject({
      status: 422,
      body: {
        issues: [
          {
            path: 'width',
            fixes: [
              { changes: [{ path: 'width', value: 288 }] },
              { changes: [{ path: 'width', value: 304 }] },
            ],
          },
        ],
      },
    });
    expectNothingDone(bench);
  });

  it.each([
    ['a number', '9223372036854775807'],
    ['text', '"9223372036854775807"'],
  ])(
    'D15 E16 the largest seed, as %s, keeps every digit: asked, sent, come back, sent again',
    async (_, digits) => {
      const bench = new Bench();
      const body = JSON.stringify(asked({ seed: 'HERE' })).replace('"HERE"', digits);
      expect((await bench.ask('POST /api/tasks', body)).status).toBe(202);
      const task = await bench.settle(ID);
      const seed = '9223372036854775807';
      expect(task).toMatchObject({ input: { seed }, sent: { seed }, images: [{ seed }] });
      const again = await bench.take(runware.model, { ...runware.input, seed: task.images[0]?.seed ?? '' });
      await bench.settle(again.id);
      for (const request of bench.emulator.book.requests()) expect(request.body).toContain(`"seed":${seed}`);
    },
  );
});

describe('what goes to a provider', () => {
  it.each([runware, replicate])(
    'D08 D09 D10 E18 F07 is one task of ours under our key alone, whatever the caller sent beside it: $model',
    async (small) => {
      const bench = new Bench({ isRunning: false });
      const origin = await goLive(bench);
      const heard: { readonly url: string; readonly headers: Headers }[] = [];
      bench.intercept = async ({ request, answer, kind }) => {
        heard.push({ url: request.url, headers: request.headers });
        const response = await answer();
        if (kind === 'download' || !response.headers.get('content-type')?.includes('json')) return response;
        const body: Record<string, unknown> = await response.json();
        // What the provider says of where to go on is not followed.
        const urls = { get: 'https://evil.example/get', cancel: 'https://evil.example/cancel' };
        return Response.json('urls' in body ? { ...body, urls } : body, { status: response.status });
      };
      const { status } = await bench.ask(
        'POST /api/tasks',
        { id: ID, ...small },
        {
          authorization: 'Bearer stranger',
          'x-api-key': 'stranger',
          cookie: 'session=stranger',
          'x-forwarded-host': 'evil.example',
        },
      );
      expect(status).toBe(202);
      expect((await bench.settle(ID)).status).toBe('done');
      const key = small === runware ? TEST_KEYS.RUNWARE_API_KEY : TEST_KEYS.REPLICATE_API_TOKEN;
      for (const { url, headers } of heard) {
        expect(new URL(url).origin).toBe(origin);
        const isDownload = url.includes('/pictures/');
        // Where results come from gets no key.
        expect(headers.get('authorization')).toBe(isDownload ? null : `Bearer ${key}`);
        expect([...headers].join()).not.toContain('stranger');
        expect([headers.get('cookie'), headers.get('x-api-key'), headers.get('x-forwarded-host')]).toEqual([
          null,
          null,
          null,
        ]);
      }
      expect(heard.some(({ url }) => url.includes('/pictures/'))).toBe(true);
      const [request, ...more] = bench.emulator.book.requests();
      expect(more).toEqual([]);
      const body = parseJson(request?.body ?? '');
      const [task, ...others] = [body].flat();
      expect(others).toEqual([]);
      if (small === runware)
        expect(task).toMatchObject({
          taskType: 'imageInference',
          taskUUID: ID,
          model: 'alibaba:qwen-image@2512',
          includeCost: true,
        });
      else expect(Object.keys(Object(task))).toEqual(['input']);
    },
  );

  it('E18 stopping a task goes by its id, not by the URL that its provider gave', async () => {
    const bench = new Bench();
    const egress = watchEgress();
    const urls: string[] = [];
    bench.intercept = async ({ request, answer }) => {
      urls.push(request.url);
      const body: object = await (await answer()).json();
      return Response.json({
        ...body,
        urls: { get: 'https://evil.example/get', cancel: 'https://evil.example/cancel' },
      });
    };
    const { id } = await bench.take(replicate.model, replicate.input);
    await bench.settle(id, ({ status }) => status === 'running');
    await bench.ask(`POST /api/tasks/${id}/cancel`, {});
    expect(urls.at(-1)).toBe(
      `http://sandbox.invalid/replicate/v1/predictions/${bench.task(id).providerId}/cancel`,
    );
    expect(urls.filter((url) => !url.startsWith('http://sandbox.invalid/'))).toEqual([]);
    expect(egress).toEqual([]);
  });
});

it('D06 the editing model refuses unknown keys inside its inputs too', async () => {
  const input = {
    positivePrompt: 'Make it blue',
    width: 512,
    height: 512,
    inputs: { referenceImages: ['https://example.com/a.png'], seedImage: 'x' },
  };
  await expectRefused(new Bench(), { id: ID, model: EDIT, input }, ['inputs.seedImage']);
});
