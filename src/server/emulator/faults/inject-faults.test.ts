import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OTHER, UUID } from '#server/emulator/runware/sample-task.ts';
import { sampleImage } from '#server/emulator/sample-image.ts';
import { textAt } from '#server/emulator/text-at.ts';
import { openFaultBench } from './fault-bench.ts';

const THIRD = 'd54ceecb-3333-4333-8333-333333333333';
const sick = { do: 'status', status: 503 } as const;

async function statusesOf(asks: readonly (() => Promise<{ status: number }>)[]): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const ask of asks) statuses.push((await ask()).status);
  return statuses;
}

describe('a fault is addressed', () => {
  it('by the attempt, and for how many of them', async () => {
    const { poll } = openFaultBench([{ on: 'poll', attempt: 2, times: 2, ...sick }]);
    const ask = () => poll(UUID);
    expect(await statusesOf([ask, ask, ask, ask])).toEqual([200, 503, 503, 200]);
  });

  it('for ever', async () => {
    const { poll } = openFaultBench([{ on: 'poll', attempt: 3, times: 'ever', ...sick }]);
    const ask = () => poll(UUID);
    expect(await statusesOf([ask, ask, ask, ask, ask])).toEqual([200, 200, 503, 503, 503]);
  });

  it('by the provider', async () => {
    const { submit, create } = openFaultBench([{ on: 'submit', provider: 'replicate', ...sick }]);
    expect(await statusesOf([submit, create, create])).toEqual([200, 503, 201]);
  });

  it('by the task, in the order in which distinct tasks came from either provider', async () => {
    const { submit, create } = openFaultBench([
      { on: 'submit', task: 2, ...sick },
      { on: 'submit', task: 3, do: 'status', status: 500 },
    ]);
    expect((await submit()).status).toBe(200);
    expect((await create()).status).toBe(503);
    expect((await submit()).status).toBe(400);
    expect((await create()).status).toBe(201);
    expect((await create({ seed: 7 })).status).toBe(500);
  });

  it('by the task in polls of several, and in the archive', async () => {
    const { submit, poll, archive } = openFaultBench([
      { on: 'poll', task: 2, attempt: 2, ...sick },
      { on: 'archive', task: 2, ...sick },
    ]);
    await submit();
    await submit({ taskUUID: OTHER });
    expect(
      await statusesOf([
        () => poll(UUID, OTHER),
        () => poll(UUID),
        () => poll(UUID, OTHER),
        () => poll(OTHER),
        () => archive(UUID),
        () => archive(OTHER),
      ]),
    ).toEqual([200, 200, 503, 200, 200, 503]);
  });

  it('by the task of a prediction, of its cancel, of a list and of a picture', async () => {
    const bench = openFaultBench([
      { on: 'poll', task: 2, ...sick },
      { on: 'cancel', task: 2, ...sick },
      { on: 'list', task: 2, ...sick },
      { on: 'download', task: 2, times: 'ever', ...sick },
    ]);
    expect((await bench.replicate('GET /predictions')).status).toBe(200);
    const first = textAt((await bench.create()).body, 'get');
    expect((await bench.replicate('GET /predictions')).status).toBe(200);
    const second = textAt((await bench.create({ seed: 7 })).body, 'get');
    const get = (url: string) => () => bench.replicate(`GET ${url}`);
    const cancel = (url: string) => () => bench.replicate(`POST ${url}/cancel`);
    expect(await statusesOf([get(first), get(second), get(second)])).toEqual([200, 503, 200]);
    expect(await statusesOf([cancel(first), cancel(second), cancel(second)])).toEqual([200, 503, 200]);
    expect(await statusesOf([get('/predictions'), get('/predictions')])).toEqual([503, 200]);
    const pictures = [first, second].map((url) => async () => {
      const { body } = await bench.replicate(`GET ${url}`);
      return bench.fetch(/http:[^"]+\/pictures\/[^"]+/.exec(JSON.stringify(body))?.[0] ?? '');
    });
    expect(await statusesOf(pictures)).toEqual([200, 503]);
  });

  it('by the task although its images come at another address each time', async () => {
    const { create } = openFaultBench([{ on: 'submit', task: 1, attempt: 2, ...sick }]);
    const { dataUri } = await sampleImage(64, 64);
    expect((await create({ image: 'https://example.com/a.png' })).status).toBe(201);
    expect((await create({ image: dataUri })).status).toBe(503);
  });

  it('on uploads of both providers', async () => {
    const { runware, fetch, origin } = openFaultBench([{ on: 'upload', times: 2, ...sick }]);
    const image = (await sampleImage(64, 64)).dataUri;
    const upload = () => runware([{ taskType: 'imageUpload', taskUUID: THIRD, image }]);
    const send = () =>
      fetch(`${origin}/replicate/v1/files`, { method: 'POST', headers: { authorization: 'Bearer x' } });
    expect(await statusesOf([upload, send, upload])).toEqual([503, 503, 200]);
  });

  it('never on what is none of its routes', async () => {
    const { replicate, runware } = openFaultBench([
      { on: 'poll', times: 'ever', ...sick },
      { on: 'list', times: 'ever', ...sick },
    ]);
    expect((await replicate('GET /account')).status).toBe(200);
    expect((await runware([{ taskType: 'ping', ping: true }])).status).toBe(200);
  });
});

describe('faults that strike the same request', () => {
  it('act one after the other', async () => {
    const { submit, poll, charged } = openFaultBench([
      { on: 'submit', do: 'dup_execute' },
      { on: 'submit', do: 'reset' },
      { on: 'poll', do: 'patch', set: { 'data.0.cost': 'much' } },
      { on: 'poll', do: 'reorder' },
    ]);
    await expect(submit()).rejects.toThrow('fetch failed');
    expect(charged()).toEqual([UUID, UUID]);
    const { body } = await poll(UUID);
    expect(body).toMatchObject({ data: [{ cost: expect.any(Number) }, { cost: 'much' }] });
  });
});

describe('a request that is struck before the charge', () => {
  it('is in the book, and charged for only when it comes through', async () => {
    const { submit, create, charged, emulator } = openFaultBench([
      { on: 'submit', times: 2, at: 'before_charge', do: 'reset' },
    ]);
    await expect(submit()).rejects.toThrow();
    await expect(create()).rejects.toThrow();
    expect(charged()).toEqual([]);
    const requests = () => emulator.book.requests().map(({ provider }) => provider);
    expect(requests()).toEqual(['runware', 'replicate']);
    await submit();
    expect(charged()).toEqual([UUID]);
    expect(requests()).toEqual(['runware', 'replicate', 'runware']);
  });
});

describe('after a restart', () => {
  it('tasks keep their numbers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
    const file = join(folder, 'sandbox.sqlite');
    const first = openFaultBench([], { file });
    await first.submit();
    await first.create();
    first.emulator.close();
    const second = openFaultBench([{ on: 'submit', task: 3, ...sick }], { file });
    expect(await statusesOf([() => second.create(), () => second.submit({ taskUUID: OTHER })])).toEqual([
      201, 503,
    ]);
    second.emulator.close();
    rmSync(folder, { recursive: true });
  });
});
