import { describe, expect, it } from 'vitest';
import { OTHER, UUID } from '#server/emulator/runware/sample-task.ts';
import { textAt } from '#server/emulator/text-at.ts';
import { openFaultBench } from './fault-bench.ts';

const success = { status: 'success' };

describe('dup_execute', () => {
  it('charges Runware twice, and shows both under the one UUID', async () => {
    const { submit, poll, archive, charged, emulator, fetch } = openFaultBench([
      { on: 'submit', do: 'dup_execute' },
    ]);
    await submit();
    expect(charged()).toEqual([UUID, UUID]);
    const { body } = await poll(UUID);
    expect(body).toMatchObject({
      data: [
        { ...success, seed: 42 },
        { ...success, seed: 42 },
      ],
    });
    expect((await archive(UUID)).body).toMatchObject({ data: [{ response: { data: [{}, {}] } }] });
    const outputs = await emulator.outputs();
    expect(new Set(outputs.map(({ sha256 }) => sha256)).size).toBe(2);
    expect((await fetch(textAt(body, 'imageURL'))).status).toBe(200);
    expect((await submit()).status).toBe(400);
    expect(charged()).toHaveLength(2);
  });

  it('answers a synchronous task with both', async () => {
    const { submit } = openFaultBench([{ on: 'submit', do: 'dup_execute' }]);
    expect((await submit({ deliveryMethod: 'sync', numberResults: 2 })).body).toMatchObject({
      data: [{ seed: 42 }, { seed: 43 }, { seed: 42 }, { seed: 43 }],
    });
  });

  it('makes two predictions of one, each with a picture of its own', async () => {
    const { create, replicate, charged, emulator, pass } = openFaultBench([
      { on: 'submit', do: 'dup_execute' },
    ]);
    const { body } = await create();
    const [first, second] = charged();
    expect(textAt(body, 'id')).toBe(first);
    expect(second).not.toBe(first);
    pass(1);
    expect((await replicate('GET /predictions')).body).toMatchObject({
      results: [
        { id: second, input: { seed: 42 } },
        { id: first, input: { seed: 42 } },
      ],
    });
    const outputs = await emulator.outputs();
    expect(outputs.map(({ taskId }) => taskId)).toEqual([first, second]);
    expect(new Set(outputs.map(({ sha256 }) => sha256)).size).toBe(2);
  });

  it('leaves the first of two predictions the one that the answer is about', async () => {
    const { create, charged } = openFaultBench([
      { on: 'submit', do: 'dup_execute' },
      { on: 'submit', do: 'patch', set: { about: '$task' } },
    ]);
    expect(textAt((await create()).body, 'about')).toBe(charged()[0]);
  });

  it('does nothing to a task that is refused, or to the next attempt', async () => {
    const { submit, charged } = openFaultBench([{ on: 'submit', do: 'dup_execute' }]);
    expect((await submit({ width: 1 })).status).toBe(400);
    await submit();
    expect(charged()).toEqual([UUID]);
  });
});

describe('late', () => {
  it('shows Runware’s results that much later than they are due', async () => {
    const { submit, poll, charged, pass } = openFaultBench([{ on: 'submit', do: 'late', ms: 60_000 }]);
    await submit();
    expect(charged()).toEqual([UUID]);
    pass(59_999);
    expect((await poll(UUID)).body).toMatchObject({ data: [{ status: 'processing' }] });
    pass(1);
    expect((await poll(UUID)).body).toMatchObject({ data: [success] });
  });

  it('holds a synchronous answer, and keeps polls waiting meanwhile', async () => {
    const { submit, now } = openFaultBench([{ on: 'submit', do: 'late', ms: 60_000 }]);
    const before = now();
    expect((await submit({ deliveryMethod: 'sync' })).body).toMatchObject({ data: [{ seed: 42 }] });
    expect(now() - before).toBe(60_000);
  });

  it('shows a prediction as running even after its deadline and a cancel, and then as succeeded', async () => {
    const faults = [{ on: 'submit', do: 'late', ms: 40 * 60_000 }] as const;
    const { create, replicate, pass, emulator } = openFaultBench(faults, { pace: 1 });
    const { body } = await create({}, { 'cancel-after': '30m' });
    const line = `GET ${textAt(body, 'get')}`;
    pass(31 * 60_000);
    expect((await replicate(line)).body).toMatchObject({ status: 'processing', output: null });
    expect((await replicate(`POST ${textAt(body, 'cancel')}`)).body).toMatchObject({ status: 'processing' });
    expect(await emulator.outputs()).toEqual([]);
    pass(10 * 60_000);
    expect((await replicate(line)).body).toMatchObject({ status: 'succeeded', output: [expect.any(String)] });
    expect(await emulator.outputs()).toHaveLength(1);
  });
});

describe('fail_item', () => {
  const faults = [
    { on: 'submit', do: 'fail_item', index: 1, code: 'contentPolicyViolation', message: 'No.' },
    { on: 'submit', do: 'fail_item', index: 2, isCharged: true },
  ] as const;

  it('is shown among the errors, with 200, and is charged only where it is told to be', async () => {
    const { submit, poll, archive, emulator } = openFaultBench(faults);
    await submit({ numberResults: 4 });
    const errors = [
      { code: 'contentPolicyViolation', message: 'No.', status: 'error', taskUUID: UUID },
      { code: 'inferenceError', status: 'error', taskUUID: UUID },
    ];
    const data = [{ seed: 42 }, { seed: 45 }];
    expect(await poll(UUID)).toMatchObject({ status: 200, body: { data, errors } });
    expect((await archive(UUID)).body).toMatchObject({ data: [{ response: { data, errors } }] });
    expect(emulator.book.charges()).toMatchObject([{ count: 3 }]);
    expect(await emulator.outputs()).toHaveLength(2);
  });

  it('is shown in the data, where that is the habit', async () => {
    const { submit, poll } = openFaultBench(faults, { habits: { failedItem: 'data' } });
    await submit({ numberResults: 3 });
    expect((await poll(UUID)).body).toEqual({
      data: [
        expect.objectContaining(success),
        {
          taskType: 'imageInference',
          taskUUID: UUID,
          status: 'error',
          error: { code: 'contentPolicyViolation', message: 'No.' },
        },
        expect.objectContaining({ status: 'error' }),
      ],
    });
  });

  it.each(['errors', 'data'] as const)(
    'ends its own task alone in a poll of several (%s)',
    async (failedItem) => {
      const { submit, poll, emulator } = openFaultBench([{ on: 'submit', task: 1, do: 'fail_item' }], {
        habits: { failedItem },
      });
      await submit();
      await submit({ taskUUID: OTHER });
      const alone = await poll(UUID);
      expect([alone.status, textAt(alone.body, 'code')]).toEqual([200, 'inferenceError']);
      const { status, body } = await poll(UUID, OTHER);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toContain('"status":"success"');
      expect(emulator.book.charges()).toMatchObject([{ taskId: OTHER, count: 1 }]);
      expect(emulator.book.spentUsd('runware')).toBe(emulator.book.charges()[0]?.usd);
    },
  );
});

describe('fail', () => {
  it('ends a prediction with its text, free of charge', async () => {
    const { create, replicate, charged, emulator } = openFaultBench([
      { on: 'submit', do: 'fail', error: 'NSFW content detected' },
    ]);
    const { body } = await replicate(`GET ${textAt((await create()).body, 'get')}`);
    expect(body).toMatchObject({ status: 'failed', error: 'NSFW content detected', output: null });
    expect(Object.keys(Object(body))).not.toContain('metrics');
    expect(charged()).toEqual([]);
    expect(await emulator.outputs()).toEqual([]);
  });

  it('tells its run time, and is charged, where it is told to', async () => {
    const { create, replicate, charged, emulator } = openFaultBench([
      { on: 'submit', do: 'fail', predictTimeS: 3.5, isCharged: true },
    ]);
    const { body } = await replicate(`GET ${textAt((await create()).body, 'get')}`);
    expect(body).toMatchObject({ status: 'failed', metrics: { predict_time: 3.5 } });
    expect(charged()).toHaveLength(1);
    expect(await emulator.outputs()).toEqual([]);
  });
});
