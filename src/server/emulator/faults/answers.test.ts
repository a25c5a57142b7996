import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json.ts';
import { OTHER, UUID } from '#server/emulator/runware/sample-task.ts';
import { textAt } from '#server/emulator/text-at.ts';
import { openFaultBench } from './fault-bench.ts';

describe('status', () => {
  it.each([
    [400, 'invalidPositivePrompt'],
    [401, 'invalidApiKey'],
    [402, 'insufficientCredits'],
    [403, 'insufficientPermissions'],
    [404, 'modelNotFound'],
    [422, 'validationFailed'],
    [429, 'inferenceRateLimitExceeded'],
    [500, 'internalServerError'],
    [503, 'serviceUnavailable'],
  ])('%i is worded as Runware does: %s', async (status, code) => {
    const { submit, charged } = openFaultBench([{ on: 'submit', do: 'status', status }]);
    expect(await submit()).toMatchObject({
      status,
      body: { errors: [{ code, message: expect.any(String) }] },
    });
    expect(charged()).toEqual([]);
  });

  it('names each task that is refused, and none where it is about the account', async () => {
    const { poll, submit } = openFaultBench([
      { on: 'poll', do: 'status', status: 404 },
      { on: 'submit', do: 'status', status: 402 },
    ]);
    expect((await poll(UUID, OTHER)).body).toMatchObject({
      errors: [
        { code: 'taskNotFound', taskUUID: UUID },
        { code: 'taskNotFound', taskUUID: OTHER },
      ],
    });
    expect(textAt((await submit()).body, 'taskUUID')).toBe('');
  });

  it.each([
    [400, { status: 400 }],
    [401, { title: 'Unauthenticated' }],
    [402, { title: 'Insufficient credit' }],
    [403, { title: 'Forbidden' }],
    [404, { detail: 'The requested resource could not be found.' }],
    [422, { title: 'Input validation failed', invalid_fields: [{ field: 'input' }] }],
    [429, { detail: 'Request was throttled.' }],
    [500, { title: 'Internal server error' }],
    [503, { status: 503 }],
  ])('%i is worded as Replicate does', async (status, body) => {
    const { create, charged } = openFaultBench([{ on: 'submit', do: 'status', status }]);
    const answer = await create();
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('date')).toBeTruthy();
    expect(charged()).toEqual([]);
  });

  it('comes after the charge where it is told to', async () => {
    const { submit, charged } = openFaultBench([
      { on: 'submit', at: 'after_charge', do: 'status', status: 500 },
    ]);
    expect((await submit()).status).toBe(500);
    expect(charged()).toEqual([UUID]);
  });

  it('has the body of the script, with the task in it', async () => {
    const errors = [{ code: 'conflictTaskUUID', taskUUID: '$task' }];
    const { submit } = openFaultBench([{ on: 'submit', do: 'status', status: 400, body: { errors } }]);
    expect(await submit()).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'conflictTaskUUID', taskUUID: UUID }] },
    });
  });

  it('says in a word that a picture is not to be had', async () => {
    const { fetch, origin } = openFaultBench([{ on: 'download', do: 'status', status: 403 }]);
    const response = await fetch(`${origin}/pictures/runware/image/ws/2/ii/${UUID}.jpg`);
    expect([response.status, await response.text()]).toEqual([403, '403\n']);
  });

  it.each([
    ['header', '2', undefined, 'Request was throttled.'],
    ['body', null, 2, 'Request was throttled. Your rate limit resets in ~2s.'],
    ['sentence', null, undefined, 'Request was throttled. Your rate limit resets in ~2s.'],
    ['none', null, undefined, 'Request was throttled.'],
  ] as const)('429 tells how long to wait, at Replicate: %s', async (retryAfter, header, field, detail) => {
    const { create } = openFaultBench([
      { on: 'submit', do: 'status', status: 429, retryAfterS: 2, retryAfter },
    ]);
    const { headers, body } = await create();
    expect(headers.get('retry-after')).toBe(header);
    expect(body).toEqual({ detail, status: 429, ...(field ? { retry_after: field } : {}) });
  });

  it.each([
    ['header', '2', undefined, 'This was answered with 429.'],
    ['body', null, 2, 'This was answered with 429.'],
    ['sentence', null, undefined, 'This was answered with 429. Try again in ~2s.'],
    ['none', null, undefined, 'This was answered with 429.'],
  ] as const)('429 tells how long to wait, at Runware: %s', async (retryAfter, header, field, message) => {
    const { submit } = openFaultBench([
      { on: 'submit', do: 'status', status: 429, retryAfterS: 2, retryAfter },
    ]);
    const { headers, body } = await submit();
    expect(headers.get('retry-after')).toBe(header);
    expect(body).toEqual({
      errors: [{ code: 'inferenceRateLimitExceeded', message, taskUUID: UUID }],
      ...(field ? { retry_after: field } : {}),
    });
  });

  it('429 tells it where the habit has it, unless told otherwise', async () => {
    const faults = [{ on: 'submit', do: 'status', status: 429, retryAfterS: 3 }] as const;
    const { create } = openFaultBench(faults, { habits: { retryAfter: 'header' } });
    expect((await create()).headers.get('retry-after')).toBe('3');
  });
});

describe('headers', () => {
  it('are added, changed and taken away', async () => {
    const { submit, charged } = openFaultBench([
      { on: 'submit', do: 'headers', set: { 'x-mark': 'here', 'content-type': 'text/plain', date: null } },
    ]);
    const { headers } = await submit();
    expect(['x-mark', 'content-type', 'date'].map((name) => headers.get(name))).toEqual([
      'here',
      'text/plain',
      null,
    ]);
    expect(charged()).toEqual([UUID]);
  });
});

describe('delay', () => {
  it('lets the clock move before the answer, or already before the execution', async () => {
    const { submit, now, emulator } = openFaultBench([
      { on: 'submit', do: 'delay', ms: 5000 },
      { on: 'submit', attempt: 2, at: 'before_charge', do: 'delay', ms: 7000 },
    ]);
    const start = now();
    expect((await submit()).status).toBe(200);
    await submit({ taskUUID: OTHER });
    expect(now() - start).toBe(12_000);
    expect(emulator.book.charges().map(({ at }) => at - start)).toEqual([0, 12_000]);
  });

  it('ends when the client gives up, who hears of that; what was sent is executed', async () => {
    const clock = { now: () => 0, sleep: sleepUntilAborted };
    const bench = openFaultBench([{ on: 'submit', at: 'before_charge', do: 'delay', ms: 60_000 }], { clock });
    const { fetch, origin, charged } = bench;
    const abort = new AbortController();
    const body = JSON.stringify([{ taskType: 'imageInference', taskUUID: UUID, ...SMALL }]);
    const headers = { authorization: 'Bearer key' };
    const { signal } = abort;
    const asked = fetch(`${origin}/runware/v1`, { method: 'POST', headers, body, signal });
    abort.abort(new Error('given up'));
    await expect(asked).rejects.toThrow('given up');
    expect(charged()).toEqual([UUID]);
  });
});

describe('bad_json', () => {
  it('is the first half of the answer, as if it were all', async () => {
    const { submit, fetch, origin } = openFaultBench([{ on: 'poll', do: 'bad_json' }]);
    await submit();
    const body = JSON.stringify([{ taskType: 'getResponse', taskUUID: UUID }]);
    const ask = () =>
      fetch(`${origin}/runware/v1`, { method: 'POST', headers: { authorization: 'Bearer key' }, body });
    const cut = await ask();
    const text = await cut.text();
    const whole = await (await ask()).text();
    expect([cut.status, text]).toEqual([200, whole.slice(0, Math.floor(whole.length / 2))]);
    expect(cut.headers.get('content-length')).toBe(String(text.length));
  });

  it('comes after the charge', async () => {
    const { submit, charged } = openFaultBench([{ on: 'submit', do: 'bad_json' }]);
    expect(await submit()).toMatchObject({ status: 200, body: undefined });
    expect(charged()).toEqual([UUID]);
  });
});

describe('html', () => {
  it('stands in place of the answer, after the charge unless told otherwise', async () => {
    const { submit, charged } = openFaultBench([
      { on: 'submit', do: 'html' },
      { on: 'submit', attempt: 2, at: 'before_charge', do: 'html', status: 502 },
    ]);
    const { status, headers } = await submit();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await submit({ taskUUID: OTHER })).status).toBe(502);
    expect(charged()).toEqual([UUID]);
  });
});

describe('huge', () => {
  it('is as long as it says, and made only as it is read', async () => {
    const terabyte = 2 ** 40;
    const { fetch, origin } = openFaultBench([
      { on: 'download', do: 'huge', bytes: 1_000_001 },
      { on: 'download', attempt: 2, do: 'huge', bytes: terabyte },
      { on: 'poll', do: 'huge', bytes: 100 },
    ]);
    const url = `${origin}/pictures/runware/image/ws/2/ii/${UUID}.jpg`;
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(1_000_001);
    const reader = (await fetch(url)).body?.getReader();
    const first = await reader?.read();
    expect([...(first?.value ?? [])].slice(1, 4)).toEqual([...Buffer.from('PNG')]);
    await reader?.cancel();
    const poll = JSON.stringify([{ taskType: 'getResponse', taskUUID: UUID }]);
    const text = await (await fetch(`${origin}/runware/v1`, { method: 'POST', body: poll })).text();
    expect([text.length, parseJson(text)]).toEqual([100, undefined]);
  });
});

describe('redirect', () => {
  it('leads elsewhere, and nothing is executed', async () => {
    const location = 'http://169.254.169.254/';
    const { submit, charged } = openFaultBench([{ on: 'submit', do: 'redirect', status: 307, location }]);
    const { status, headers } = await submit();
    expect([status, headers.get('location')]).toEqual([307, location]);
    expect(charged()).toEqual([]);
  });
});

const SMALL = { model: 'alibaba:qwen-image@2512', positivePrompt: 'A fox', width: 256, height: 256 };

function sleepUntilAborted(_ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
