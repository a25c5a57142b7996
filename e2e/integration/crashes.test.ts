import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { readLedger } from '#e2e/torture/read-ledger.ts';
import { Bench, PROVIDERS } from './open-bench.ts';

describe('a server that is killed', () => {
  it('X07 before anything is written down has no task, and the repeat makes it', async () => {
    const bench = await Bench.open({ speed: 1 });
    await bench.start();
    const holder = new DatabaseSync(join(bench.dataDir, 'ledger.sqlite'));
    holder.exec('BEGIN IMMEDIATE');
    const id = crypto.randomUUID();
    const lost = bench.post('runware', {}, id).then(
      () => 'answered',
      () => 'lost',
    );
    // What came first is being worked on when what came after it is answered.
    await bench.ask('GET /api/config');
    await bench.life.kill();
    holder.exec('ROLLBACK');
    holder.close();
    expect(await lost).toBe('lost');

    await bench.start();
    expect((await bench.ask(`GET /api/tasks/${id}`)).status).toBe(404);
    await bench.post('runware', {}, id);
    expect((await bench.until(id)).status).toBe('done');
    expect(bench.charges).toBe(1);
  });

  it.each(PROVIDERS)('X08 after it took a task asks %s for it, and sends it once', async (provider) => {
    const bench = await Bench.open();
    await bench.start({ CRASH_AT: 'P1' });
    const id = await bench.postToItsEnd(provider);
    expect(bench.submits).toBe(0);

    await bench.start();
    expect((await bench.until(id)).status).toBe('done');
    expect(bench.upstream.arrivals[0]?.kind).toBe('question');
    expect([bench.submits, bench.charges]).toEqual([1, 1]);
  });

  it.each([
    ['runware', 'empty'],
    ['runware', 'task-not-found'],
    ['replicate', 'empty'],
  ] as const)(
    'X09 before a task left for %s does not send it by itself (unknown ids: %s)',
    async (provider, unknownTask) => {
      const bench = await Bench.open({ habits: { unknownTask } });
      await bench.start({ CRASH_AT: 'P2' });
      const id = await bench.postToItsEnd(provider);
      await bench.start();
      expect((await bench.until(id)).status).toBe('unknown');
      expect([bench.submits, bench.charges]).toEqual([0, 0]);

      expect((await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' })).status).toBe(200);
      expect((await bench.until(id)).status).toBe('done');
      expect([bench.submits, bench.charges]).toEqual([1, 1]);
    },
  );

  it.each([
    ['X10', 'P3', 'runware'],
    ['X10', 'P3', 'replicate'],
    ['X11', 'P4', 'runware'],
    ['X11', 'P4', 'replicate'],
  ] as const)(
    '%s at %s, with the answer of %s not written down, finds the task',
    async (_, CRASH_AT, provider) => {
      const bench = await Bench.open();
      await bench.start({ CRASH_AT });
      const id = await bench.postToItsEnd(provider);
      expect(bench.charges).toBe(1);

      await bench.start();
      const task = await bench.until(id);
      expect(task).toMatchObject({ status: 'done', images: [{ width: 256 }], missing: [] });
      expect([bench.submits, bench.charges]).toEqual([1, 1]);
    },
  );

  it.each(PROVIDERS)('X12 while %s runs its task polls it again after its start', async (provider) => {
    const bench = await Bench.open();
    await bench.start({ CRASH_AT: 'P5' });
    const id = await bench.postToItsEnd(provider);
    await bench.start();
    expect((await bench.until(id)).status).toBe('done');
    expect([bench.submits, bench.charges]).toEqual([1, 1]);
  });

  it('X53 in mid-download removes the half file, and downloads it again', async () => {
    const bench = await Bench.open();
    await bench.start({ CRASH_AT: 'P9' });
    const id = await bench.postToItsEnd('runware');
    const folder = join(bench.dataDir, 'images');
    expect(readdirSync(folder).map((name) => name.endsWith('.part'))).toEqual([true]);

    await bench.start();
    const { images } = await bench.until(id, ({ status }) => status === 'done');
    expect(readdirSync(folder)).toEqual(images.map(({ sha256 }) => sha256));
    await expectOutputsKept(bench);
  });

  it.each(['P10', 'P11'] as const)(
    'X54 at %s, around the rename, has the whole file in the end',
    async (CRASH_AT) => {
      const bench = await Bench.open();
      await bench.start({ CRASH_AT });
      const id = await bench.postToItsEnd('runware');
      const folder = join(bench.dataDir, 'images');
      expect(readdirSync(folder).map((name) => name.endsWith('.part'))).toEqual([CRASH_AT === 'P10']);

      await bench.start();
      const { images } = await bench.until(id, ({ status }) => status === 'done');
      expect(readdirSync(folder)).toEqual(images.map(({ sha256 }) => sha256));
      await expectOutputsKept(bench);
      expect(bench.charges).toBe(1);
    },
  );

  it.each([
    ['P1', 'accepted', 0],
    ['P2', 'sending', 0],
    ['P5', 'running', 0],
    ['P8', 'saving', 2],
    ['P12', 'done', 2],
  ] as const)('X71 right after the commit at %s has it on disk, whole', async (CRASH_AT, status, images) => {
    const bench = await Bench.open({ pace: 0 });
    await bench.start({ CRASH_AT });
    const id = await bench.postToItsEnd('runware', { numberResults: 2 });
    expect(readdirSync(bench.dataDir)).toContain('ledger.sqlite-wal');
    const ledger = readLedger(bench.dataDir);
    expect(ledger.tasks).toMatchObject([{ id, status }]);
    expect(ledger.images).toHaveLength(images);
    await bench.start();
    expect((await bench.task(id)).id).toBe(id);
  });
});

/** Every result that was charged is a file here. */
async function expectOutputsKept({ upstream, dataDir }: Bench): Promise<void> {
  const outputs = await upstream.emulator.outputs();
  expect(outputs.length).toBeGreaterThan(0);
  const names = readdirSync(join(dataDir, 'images'));
  for (const { sha256 } of outputs) expect(names).toContain(sha256);
}
