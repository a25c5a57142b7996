import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmulatorBench } from './emulator-bench.ts';
import { OTHER, task, UUID } from './runware/sample-task.ts';
import { textAt } from './text-at.ts';

const CREATE = 'POST /models/qwen/qwen-image-2512/predictions';
const input = { prompt: 'A fox', aspect_ratio: 'custom', width: 256, height: 256, seed: 42 };
const SLOW = { pace: 60 };

function bookFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'sandbox.sqlite');
}

describe('the charge of a prediction', () => {
  it('is none where it is canceled before it began, and its credit is back', async () => {
    const { replicate, emulator, pass } = openEmulatorBench({ ...SLOW, balanceUsd: 0.03 });
    const { body } = await replicate(CREATE, { input });
    expect(emulator.book.charges()).toHaveLength(1);
    expect((await replicate(CREATE, { input })).status).toBe(402);
    expect((await replicate(`POST ${textAt(body, 'cancel')}`)).body).toMatchObject({ status: 'canceled' });
    expect(emulator.book.charges()).toEqual([]);
    expect(emulator.book.spentUsd('replicate')).toBe(0);
    expect((await replicate(CREATE, { input })).status).toBe(201);
    pass(3600_000 - 1);
    expect(await emulator.outputs()).toHaveLength(1);
  });

  it('stays where it is canceled while it runs, though nothing comes of it', async () => {
    const { replicate, emulator, pass } = openEmulatorBench(SLOW);
    const { body } = await replicate(CREATE, { input });
    pass(31_000);
    await replicate(`POST ${textAt(body, 'cancel')}`);
    pass(3600_000);
    expect(emulator.book.charges()).toMatchObject([{ taskId: textAt(body, 'id'), count: 1, usd: 0.02 }]);
    expect(await emulator.outputs()).toEqual([]);
  });
});

describe('outputs', () => {
  it('are the results that are there, with the hash of their bytes as they are served', async () => {
    const bench = openEmulatorBench();
    await bench.runware([{ ...task, numberResults: 2 }]);
    expect(await bench.emulator.outputs()).toEqual([]);
    await bench.replicate(CREATE, { input });
    bench.pass(10_000);
    const outputs = await bench.emulator.outputs();
    expect(outputs).toMatchObject([
      { provider: 'runware', taskId: UUID },
      { provider: 'runware', taskId: UUID },
      { provider: 'replicate', taskId: bench.emulator.book.charges()[1]?.taskId },
    ]);
    const { body } = await bench.runware([{ taskType: 'getResponse', taskUUID: UUID }]);
    const bytes = await (await bench.fetch(textAt(body, 'imageURL'))).arrayBuffer();
    expect(outputs[0]).toMatchObject({ pictureId: textAt(body, 'imageUUID'), sha256: hashOf(bytes) });
  });

  it('are the same inline and by URL, and known when the URL is gone', async () => {
    const bench = openEmulatorBench({ pace: 0 });
    await bench.runware([
      { ...task, ttl: 60 },
      { ...task, taskUUID: OTHER, outputType: 'base64Data', ttl: 60 },
    ]);
    const before = await bench.emulator.outputs();
    expect(before[1]?.sha256).toBe(before[0]?.sha256);
    bench.pass(61_000);
    expect(await bench.emulator.outputs()).toEqual(before);
    const { body } = await bench.runware([{ taskType: 'getResponse', taskUUID: OTHER }]);
    expect(hashOf(Buffer.from(textAt(body, 'imageBase64Data'), 'base64'))).toBe(before[1]?.sha256);
  });
});

describe('the book’s file', () => {
  it('may be one that was written before faults were known', async () => {
    const file = bookFile();
    const first = openEmulatorBench({ file, pace: 0 });
    await first.runware([task]);
    first.emulator.close();
    const database = new DatabaseSync(file);
    for (const name of ['fate', 'address', 'unpaid', 'stand_in']) database.exec(`DROP TABLE ${name}`);
    database.close();
    const second = openEmulatorBench({ file, pace: 0 });
    const { body } = await second.runware([{ taskType: 'getResponse', taskUUID: UUID }]);
    expect(body).toMatchObject({ data: [{ status: 'success', seed: 42 }] });
    expect((await second.fetch(textAt(body, 'imageURL'))).status).toBe(200);
    expect(second.emulator.book.charges()).toMatchObject([{ taskId: UUID, count: 1 }]);
    second.emulator.close();
  });

  it('keeps what a script did to a task', async () => {
    const file = bookFile();
    const first = openEmulatorBench({
      file,
      pace: 0,
      faults: [
        { on: 'submit', task: 1, do: 'dup_execute' },
        { on: 'submit', task: 1, do: 'late', ms: 60_000 },
        { on: 'submit', task: 2, do: 'fail_item' },
      ],
    });
    await first.runware([task]);
    await first.runware([{ ...task, taskUUID: OTHER }]);
    first.emulator.close();
    const second = openEmulatorBench({ file, pace: 0 });
    expect(second.emulator.book.charges()).toMatchObject([{ taskId: UUID }, { taskId: UUID }]);
    const ask = (taskUUID: string) => second.runware([{ taskType: 'getResponse', taskUUID }]);
    const processing = { status: 'processing' };
    expect((await ask(UUID)).body).toMatchObject({ data: [processing, processing] });
    expect((await ask(OTHER)).body).toMatchObject({ data: [], errors: [{ code: 'inferenceError' }] });
    second.pass(60_000);
    expect((await ask(UUID)).body).toMatchObject({ data: [{ status: 'success' }, { status: 'success' }] });
    second.emulator.close();
  });
});

function hashOf(bytes: ArrayBuffer | Uint8Array): string {
  return createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
}
