import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeStandInPictures } from '#e2e/torture/stand-in-pictures.ts';
import { Bench, SMALL, waitFor } from './open-bench.ts';
import { openSmallDisk } from './small-disk.ts';

const MB = 1024 * 1024;

describe('the data folder', () => {
  it('X64 whose ledger another program holds answers new tasks with 503, and goes on meanwhile', async () => {
    const bench = await Bench.open({ speed: 1 });
    await bench.start();
    const holder = new DatabaseSync(join(bench.dataDir, 'ledger.sqlite'));
    holder.exec('BEGIN IMMEDIATE');
    const asking = bench.ask('POST /api/tasks', { id: crypto.randomUUID(), ...SMALL.runware });
    // A wait inside of SQLite would let one through at the most: the one that came before it.
    expect(await countAnswers(bench, asking)).toBeGreaterThan(3);
    const { status, body } = await asking;
    holder.close();
    expect([status, body]).toEqual([
      503,
      expect.objectContaining({ detail: expect.stringContaining('Try again') }),
    ]);
    expect((await bench.until(await bench.post('runware'))).status).toBe('done');
    expect(bench.charges).toBe(1);
  });

  it('X65 that is full takes no task, sends nothing, and takes one when there is room', async () => {
    const { dataDir, environment, fill, empty } = openSmallDisk();
    const bench = await Bench.open({ dataDir });
    await bench.start(environment);
    fill(0);
    const refused = await bench.ask('POST /api/tasks', { id: crypto.randomUUID(), ...SMALL.runware });
    expect([refused.status, refused.body]).toEqual([
      507,
      expect.objectContaining({ detail: expect.stringContaining('full') }),
    ]);
    expect(await bench.ask('GET /api/tasks')).toMatchObject({ body: { tasks: [] } });
    expect(await bench.ask('GET /api/config')).toMatchObject({
      body: { storage: { reason: expect.any(String) } },
    });
    expect([bench.submits, bench.charges]).toEqual([0, 0]);

    empty();
    await waitFor(async () => ((await configOf(bench)).storage === null ? true : null));
    expect((await bench.until(await bench.post('runware'))).status).toBe('done');
  });

  it('X66 that fills up in mid-download keeps no half file, loses nothing, and goes on when there is room', async () => {
    const { dataDir, environment, fill, empty } = openSmallDisk();
    const pictures = await makeStandInPictures({ side: 1536, count: 2, formats: ['jpeg'] });
    const bench = await Bench.open({
      dataDir,
      pictures,
      faults: [{ on: 'download', times: 2, do: 'delay', ms: 10_000 }],
    });
    await bench.start(environment);
    const id = await bench.post('runware', { width: 1536, height: 1536, numberResults: 2 });
    await bench.until(id, ({ status }) => status === 'saving');
    fill(MB / 2);
    await waitFor(async () => ((await configOf(bench)).storage ? true : null));
    expect((await bench.task(id)).status).toBe('saving');
    const names = () => readdirSync(join(dataDir, 'images'));
    // Another try may have begun, and have a part file until it finds no room either.
    const kept = names().filter((name) => !name.endsWith('.part'));
    expect(kept.map((name) => hashOf(join(dataDir, 'images', name)))).toEqual(kept);
    const refused = await bench.ask('POST /api/tasks', { id: crypto.randomUUID(), ...SMALL.runware });
    expect(refused.status).toBe(507);

    empty();
    const { status, images } = await bench.until(id);
    expect([status, images.length]).toEqual(['done', 2]);
    expect(names().toSorted()).toEqual(images.map(({ sha256 }) => sha256).toSorted());
    expect(bench.charges).toBe(1);
  });

  it('X67 that is read-only ends the start with the reason, before anything listens', async () => {
    const { dataDir, freeze } = openSmallDisk();
    freeze();
    const bench = await Bench.open({ dataDir });
    await expect(bench.start()).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^(?!.*http:).*(read-only|cannot be written|right to write)/s),
    });
  });

  it('X70 that a server has is refused to a second one, and the first is not disturbed', async () => {
    const bench = await Bench.open();
    const first = await bench.start();
    await expect(bench.start()).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('Another Proofsheet is using'),
    });
    expect(bench.life).toBe(first);
    expect((await bench.until(await bench.post('runware'))).status).toBe('done');
  });
});

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

async function configOf(bench: Bench): Promise<{ readonly storage: unknown }> {
  const { body } = await bench.ask('GET /api/config');
  if (typeof body !== 'object' || body === null || !('storage' in body))
    throw new Error('There is no config.');
  return { storage: body.storage };
}

/** How many small answers came, one after the other, before `over`. */
async function countAnswers(bench: Bench, over: Promise<unknown>): Promise<number> {
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  let answers = 0;
  while (!isOver) {
    await bench.ask('GET /api/config');
    answers++;
    await pause(5);
  }
  return answers;
}
