import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { sampleImage } from '#server/emulator/sample-image.ts';
import { OTHER, task, UUID } from './sample-task.ts';

const poll = [{ taskType: 'getResponse', taskUUID: UUID }];
const utility = { taskUUID: OTHER };

describe('access', () => {
  it('refuses a missing and an invalid key', async () => {
    const { runware } = openEmulatorBench();
    const body = { errors: [{ parameter: 'apiKey', taskType: 'authentication' }] };
    expect(await runware([task], {})).toMatchObject({ status: 401, body });
    expect((await runware([task], {})).body).toMatchObject({ errors: [{ code: 'missingApiKey' }] });
    expect(await runware([task], { authorization: 'Bearer invalid-key' })).toMatchObject({
      status: 401,
      body: { errors: [{ code: 'invalidApiKey' }] },
    });
  });

  it('takes the key as the first task too', async () => {
    const { runware } = openEmulatorBench();
    const first = { taskType: 'authentication', apiKey: 'key' };
    const { status, body } = await runware([first, { taskType: 'ping', ping: true }], {});
    expect(status).toBe(200);
    expect(body).toEqual({
      data: [
        { taskType: 'authentication', connectionSessionUUID: expect.any(String) },
        { taskType: 'ping', pong: true },
      ],
    });
    expect((await runware([{ ...first, apiKey: 'invalid' }], {})).status).toBe(401);
  });

  it('wants a list of tasks', async () => {
    const { runware } = openEmulatorBench();
    for (const body of [task, [], ['task'], 'task', null]) expect((await runware(body)).status).toBe(400);
  });
});

describe('getTaskDetails', () => {
  it('has the request as it was made, and the results', async () => {
    const { runware, pass } = openEmulatorBench();
    const asked = { ...task, inputs: { seedImage: (await sampleImage(128, 128)).dataUri } };
    await runware([asked]);
    const details = [{ taskType: 'getTaskDetails', taskUUID: UUID }];
    expect((await runware(details)).body).toEqual({
      data: [{ ...details[0], request: [asked], response: { data: [] } }],
    });
    pass(5000);
    expect((await runware(details)).body).toMatchObject({
      data: [{ request: [asked], response: { data: [{ taskUUID: UUID, seed: 42 }] } }],
    });
  });
});

describe('the account', () => {
  it('pays, and tells what is left and used', async () => {
    const { runware, pass } = openEmulatorBench({ balanceUsd: 1 });
    await runware([{ ...task, width: 1024, height: 1024, numberResults: 2 }]);
    pass(8 * 24 * 3600_000);
    const { body } = await runware([{ ...utility, taskType: 'accountManagement', operation: 'getDetails' }]);
    const none = { credits: 0, requests: 0 };
    expect(body).toMatchObject({
      data: [
        {
          operation: 'getDetails',
          balance: 0.9898,
          usage: { total: { credits: 0.0102, requests: 1 }, today: none, last7Days: none },
        },
      ],
    });
  });

  it('refuses what it cannot pay', async () => {
    const { runware, emulator } = openEmulatorBench({ balanceUsd: 0.0001 });
    expect(await runware([task])).toMatchObject({
      status: 402,
      body: { errors: [{ code: 'insufficientCredits', message: expect.any(String) }] },
    });
    expect(emulator.book.charges()).toEqual([]);
  });
});

describe('what Runware does not document', () => {
  it('may run a UUID again once its first run has ended', async () => {
    const { runware, emulator, pass } = openEmulatorBench({ habits: { conflict: 'while-running' } });
    await runware([task]);
    expect((await runware([task])).status).toBe(400);
    pass(5000);
    expect((await runware([task])).status).toBe(200);
    expect(emulator.book.charges()).toHaveLength(2);
    pass(5000);
    expect((await runware(poll)).body).toMatchObject({ data: [{ status: 'success' }] });
  });

  it('may call an unknown task not found', async () => {
    const { runware } = openEmulatorBench({ habits: { unknownTask: 'task-not-found' } });
    for (const taskType of ['getResponse', 'getTaskDetails']) {
      const { status, body } = await runware([{ taskType, taskUUID: UUID }]);
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { errors: [{ code: 'taskNotFound', taskUUID: UUID }] },
      });
    }
  });

  it('may show the refusal of a repeat in the archive, but never in a poll', async () => {
    const { runware } = openEmulatorBench({ pace: 0, habits: { refusalOverwritesArchive: true } });
    await runware([task, task]);
    expect((await runware([{ taskType: 'getTaskDetails', taskUUID: UUID }])).body).toMatchObject({
      data: [{ taskUUID: UUID, response: { errors: [{ code: 'conflictTaskUUID' }] } }],
    });
    expect((await runware(poll)).body).toMatchObject({ data: [{ status: 'success' }] });
  });
});
