import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from './emulator-bench.ts';
import type { Habits } from './habits.ts';
import { task, UUID } from './runware/sample-task.ts';
import { textAt } from './text-at.ts';

const CREATE = 'POST /models/qwen/qwen-image-2512/predictions';
const input = { prompt: 'A fox', seed: 42 };
const HOUR = 3600_000;
const ask = (taskType: string) => [{ taskType, taskUUID: UUID }];

describe('how long Runware remembers', () => {
  it('is for ever, unless told otherwise', async () => {
    const { runware, pass } = openEmulatorBench();
    await runware([task]);
    pass(10_000 * HOUR);
    for (const type of ['getResponse', 'getTaskDetails'])
      expect((await runware(ask(type))).body).toMatchObject({ data: [{ taskUUID: UUID }] });
  });

  it.each([
    ['getResponse', 'remembersMs', 'getTaskDetails'],
    ['getTaskDetails', 'archiveRemembersMs', 'getResponse'],
  ] as const)(
    '%s may be a while after the end, and then the task is unknown to it',
    async (type, habit, other) => {
      const { runware, pass } = openEmulatorBench({ pace: 0, habits: { [habit]: HOUR } });
      await runware([task]);
      pass(HOUR - 1);
      expect((await runware(ask(type))).body).toMatchObject({ data: [{ taskUUID: UUID }] });
      pass(1);
      expect((await runware(ask(type))).body).toEqual({ data: [] });
      expect((await runware(ask(other))).body).toMatchObject({ data: [{ taskUUID: UUID }] });
    },
  );

  it('does not end before the task has', async () => {
    const { runware, pass } = openEmulatorBench({ habits: { remembersMs: 0 } });
    await runware([task]);
    expect((await runware(ask('getResponse'))).body).toMatchObject({ data: [{ status: 'processing' }] });
    pass(HOUR);
    expect((await runware(ask('getResponse'))).body).toEqual({ data: [] });
  });

  it('ends in an error, where unknown tasks are called not found', async () => {
    const habits = { remembersMs: 0, unknownTask: 'task-not-found' } as const;
    const { runware } = openEmulatorBench({ pace: 0, habits });
    await runware([task]);
    expect((await runware(ask('getResponse'))).body).toMatchObject({ errors: [{ code: 'taskNotFound' }] });
  });
});

describe('where Replicate’s own 429 says how long to wait', () => {
  it.each([
    ['body', null, 'Request was throttled. Your rate limit resets in ~1s.', true],
    ['sentence', null, 'Request was throttled. Your rate limit resets in ~1s.', false],
    ['header', '1', 'Request was throttled.', false],
    ['none', null, 'Request was throttled.', false],
  ] as const)('is the %s', async (retryAfter, header, detail, hasField) => {
    const { replicate } = openEmulatorBench({ habits: { retryAfter } });
    for (let count = 0; count < 600; count++) await replicate(CREATE, {});
    const { status, headers, body } = await replicate(CREATE, { input });
    expect([status, headers.get('retry-after')]).toEqual([429, header]);
    expect(body).toEqual({ detail, status: 429, ...(hasField ? { retry_after: 1 } : {}) });
  });
});

describe('the cancel of an ended prediction', () => {
  async function cancelEnded(habits: Partial<Habits>) {
    const { replicate } = openEmulatorBench({ pace: 0, habits });
    const { body } = await replicate(CREATE, { input });
    const answer = await replicate(`POST ${textAt(body, 'cancel')}`);
    return { answer, after: await replicate(`GET ${textAt(body, 'get')}`) };
  }

  it('changes nothing', async () => {
    const { answer, after } = await cancelEnded({});
    expect(answer).toMatchObject({ status: 200, body: { status: 'succeeded' } });
    expect(answer.body).toEqual(after.body);
  });

  it('may be refused', async () => {
    const { answer, after } = await cancelEnded({ cancelOfEnded: 'refused' });
    expect(answer).toMatchObject({ status: 422, body: { detail: expect.any(String) } });
    expect(after.body).toMatchObject({ status: 'succeeded' });
  });
});
