import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { OTHER, UUID } from '#server/emulator/runware/sample-task.ts';
import { textAt } from '#server/emulator/text-at.ts';
import { openFaultBench } from './fault-bench.ts';

const success = { status: 'success' };

describe('drop_result', () => {
  it('leaves a task out of a poll, and out of the archive', async () => {
    const { submit, poll, archive } = openFaultBench([
      { on: 'poll', task: 1, do: 'drop_result' },
      { on: 'archive', do: 'drop_result' },
    ]);
    await submit();
    await submit({ taskUUID: OTHER });
    expect((await poll(UUID, OTHER)).body).toMatchObject({ data: [{ taskUUID: OTHER }] });
    expect((await poll(UUID, OTHER)).body).toMatchObject({ data: [{}, {}] });
    expect((await archive(UUID)).body).toEqual({ data: [] });
  });

  it('leaves one result of a task out, wherever it is shown', async () => {
    const { submit, poll, archive } = openFaultBench([
      { on: 'poll', do: 'drop_result', index: 1 },
      { on: 'archive', do: 'drop_result', index: 0 },
    ]);
    await submit({ numberResults: 3 });
    expect((await poll(UUID)).body).toMatchObject({ data: [{ seed: 42 }, { seed: 44 }] });
    expect((await archive(UUID)).body).toMatchObject({
      data: [{ request: [{}], response: { data: [{ seed: 43 }, { seed: 44 }] } }],
    });
  });

  it('leaves a prediction out of the list, and its output out of itself', async () => {
    const { create, replicate } = openFaultBench([
      { on: 'list', task: 1, do: 'drop_result' },
      { on: 'poll', do: 'drop_result' },
    ]);
    const first = (await create()).body;
    const second = (await create({ seed: 7 })).body;
    const { body } = await replicate('GET /predictions');
    expect(body).toMatchObject({ results: [{ id: textAt(second, 'id') }] });
    expect((await replicate(`GET ${textAt(first, 'get')}`)).body).toMatchObject({
      status: 'succeeded',
      output: [],
    });
  });
});

describe('reorder', () => {
  it('turns tasks and results around', async () => {
    const { submit, poll, create, replicate } = openFaultBench([
      { on: 'poll', do: 'reorder' },
      { on: 'list', do: 'reorder' },
    ]);
    await submit({ numberResults: 2 });
    await submit({ taskUUID: OTHER });
    expect((await poll(UUID, OTHER)).body).toMatchObject({
      data: [{ taskUUID: OTHER }, { seed: 43 }, { seed: 42 }],
    });
    const id = textAt((await create()).body, 'id');
    await create({ seed: 7 });
    expect((await replicate('GET /predictions')).body).toMatchObject({ results: [{ id }, {}] });
  });
});

describe('regress_status', () => {
  it('shows what has ended as running, and then the truth again', async () => {
    const { submit, poll, create, replicate } = openFaultBench([
      { on: 'poll', provider: 'runware', do: 'regress_status' },
      { on: 'poll', provider: 'replicate', do: 'regress_status' },
    ]);
    await submit();
    expect((await poll(UUID)).body).toEqual({
      data: [{ taskType: 'imageInference', taskUUID: UUID, status: 'processing' }],
    });
    expect((await poll(UUID)).body).toMatchObject({ data: [success] });
    const line = `GET ${textAt((await create()).body, 'get')}`;
    const { body } = await replicate(line);
    expect(body).toMatchObject({ status: 'processing', output: null, started_at: expect.any(String) });
    expect(Object.keys(Object(body))).not.toContain('completed_at');
    expect((await replicate(line)).body).toMatchObject({ status: 'succeeded' });
  });

  it('shows what runs as waiting', async () => {
    const faults = [{ on: 'poll', times: 'ever', do: 'regress_status' }] as const;
    const { submit, poll, create, replicate, pass } = openFaultBench(faults, { pace: 1 });
    await submit();
    const line = `GET ${textAt((await create()).body, 'get')}`;
    pass(600);
    expect((await poll(UUID)).body).toMatchObject({ data: [{ status: 'pending' }] });
    const { body } = await replicate(line);
    expect(body).toMatchObject({ status: 'starting', logs: '' });
    expect(Object.keys(Object(body))).not.toContain('started_at');
  });
});

describe('patch', () => {
  it('sets, adds and takes away fields, and fills in the task', async () => {
    const { submit, poll } = openFaultBench([
      {
        on: 'poll',
        do: 'patch',
        set: {
          'data.0.status': 'error',
          'data.0.error': { code: 'x', about: '$task' },
          'data.0.imageURL': null,
          'data.1': 'more',
          errors: [{ taskUUID: '$task' }],
        },
      },
    ]);
    await submit({ seed: 9223372036854775807n });
    const { body } = await poll(UUID);
    expect(body).toMatchObject({
      data: [
        {
          status: 'error',
          error: { code: 'x', about: UUID },
          seed: 9223372036854775807n,
          cost: expect.any(Number),
        },
        'more',
      ],
      errors: [{ taskUUID: UUID }],
    });
    expect(textAt(body, 'imageURL')).toBe('');
  });

  it('knows the id of a prediction that is only now made', async () => {
    const { create, emulator } = openFaultBench([{ on: 'submit', do: 'patch', set: { note: 'is $task' } }]);
    const { body } = await create();
    expect(textAt(body, 'note')).toBe(`is ${emulator.book.charges()[0]?.taskId}`);
  });
});

describe('wrong_type', () => {
  it('gives values another JSON type, some or all', async () => {
    const { submit, poll } = openFaultBench([
      { on: 'poll', do: 'wrong_type', fields: ['data.0.cost', 'data.0.imageURL'] },
      { on: 'poll', attempt: 2, do: 'wrong_type', fields: ['data'] },
      { on: 'poll', attempt: 3, do: 'wrong_type' },
    ]);
    await submit();
    const { body } = await poll(UUID);
    expect(body).toMatchObject({ data: [{ ...success, cost: expect.any(String), imageURL: 7, seed: 42 }] });
    expect((await poll(UUID)).body).toEqual({ data: 7 });
    expect((await poll(UUID)).body).toMatchObject({ data: [{ status: 7, seed: '42', taskUUID: 7 }] });
  });

  it('makes another picture than was asked for, and the book knows it', async () => {
    const { submit, poll, fetch, emulator } = openFaultBench([{ on: 'download', do: 'wrong_type' }]);
    await submit({ outputFormat: 'PNG' });
    const url = textAt((await poll(UUID)).body, 'imageURL');
    for (let time = 0; time < 2; time++) {
      const response = await fetch(url);
      expect(response.headers.get('content-type')).toBe('image/webp');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 768, height: 768 });
      expect(await emulator.outputs()).toMatchObject([{ sha256: hashOf(bytes) }]);
    }
  });

  it('makes another picture of a result that comes inline', async () => {
    const picture = { format: 'png', width: 320, height: 256 } as const;
    const { submit, poll } = openFaultBench([{ on: 'poll', do: 'wrong_type', picture }]);
    await submit({ outputType: 'base64Data' });
    const bytes = Buffer.from(textAt((await poll(UUID)).body, 'imageBase64Data'), 'base64');
    expect(await sharp(bytes).metadata()).toMatchObject(picture);
  });

  it('lies about the type of a picture', async () => {
    const { submit, poll, fetch } = openFaultBench([
      { on: 'download', do: 'wrong_type', contentType: 'text/html' },
    ]);
    await submit();
    const response = await fetch(textAt((await poll(UUID)).body, 'imageURL'));
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({ format: 'jpeg' });
  });
});

describe('flip_bit', () => {
  it('changes one bit, where it is told to or in the middle', async () => {
    const { submit, poll, fetch } = openFaultBench([
      { on: 'download', do: 'flip_bit', byte: 3 },
      { on: 'download', attempt: 2, do: 'flip_bit' },
    ]);
    await submit();
    const url = textAt((await poll(UUID)).body, 'imageURL');
    const read = async () => Buffer.from(await (await fetch(url)).arrayBuffer());
    const [first, second, whole] = [await read(), await read(), await read()];
    const changed = (bytes: Buffer) => [...bytes.keys()].filter((at) => bytes[at] !== whole[at]);
    expect([changed(first), changed(second)]).toEqual([[3], [Math.floor(whole.byteLength / 2)]]);
    expect((first[3] ?? 0) ^ (whole[3] ?? 0)).toBe(1);
  });
});

describe('expire_url', () => {
  it('leads nowhere from now on, for good', async () => {
    const { submit, poll, fetch } = openFaultBench([{ on: 'poll', do: 'expire_url' }]);
    await submit();
    const [first, second] = [await poll(UUID), await poll(UUID)].map(({ body }) => textAt(body, 'imageURL'));
    expect(second).toBe(first);
    expect((await fetch(first ?? '')).status).toBe(404);
  });

  it('shows a fresh one in the next answer, where it is not for good', async () => {
    const { submit, poll, archive, fetch, emulator } = openFaultBench([
      { on: 'download', do: 'expire_url', isForGood: false },
    ]);
    await submit({ numberResults: 2 });
    const before = await emulator.outputs();
    const urls = async (ask: typeof poll) =>
      JSON.stringify((await ask(UUID)).body, (_, value) => (typeof value === 'bigint' ? '' : value)).match(
        /http:[^"]+/g,
      ) ?? [];
    const [stale = '', other] = await urls(poll);
    expect([(await fetch(stale)).status, (await fetch(stale)).status]).toEqual([404, 404]);
    const [fresh = '', same] = await urls(poll);
    expect(fresh).not.toBe(stale);
    expect(same).toBe(other);
    expect(await urls(archive)).toEqual([fresh, same]);
    expect((await fetch(fresh)).status).toBe(200);
    expect(await emulator.outputs()).toEqual(before);
  });

  it('does so at Replicate too', async () => {
    const { create, replicate, fetch } = openFaultBench([{ on: 'poll', do: 'expire_url', isForGood: false }]);
    const line = `GET ${textAt((await create()).body, 'get')}`;
    const ask = async () =>
      /http:[^"]+\/pictures\/[^"]+/.exec(JSON.stringify((await replicate(line)).body))?.[0] ?? '';
    const [stale, fresh] = [await ask(), await ask()];
    expect([(await fetch(stale)).status, (await fetch(fresh)).status]).toEqual([404, 200]);
  });
});

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
