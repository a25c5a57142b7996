import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { expectInvariants } from '#server/expect-invariants.ts';
import { Bench, SMALL } from '#server/test-bench.ts';
import { type Disk, systemDisk } from './disk.ts';

const { model, input } = SMALL.runware;

type Trouble = { code: string | null; at: 'create' | 'write' | 'sync' | 'rename' };

/** The real disk, that fails at one step for as long as `trouble` has a code. */
function brittleDisk(trouble: Trouble): Disk {
  function check(at: Trouble['at']): void {
    if (trouble.code !== null && trouble.at === at)
      throw Object.assign(new Error(`${trouble.code}: ${at}`), { code: trouble.code });
  }
  return {
    ...systemDisk,
    async create(path) {
      check('create');
      const file = await systemDisk.create(path);
      return {
        ...file,
        async write(bytes) {
          check('write');
          return file.write(bytes);
        },
        async sync() {
          check('sync');
          return file.sync();
        },
      };
    },
    async rename(from, to) {
      check('rename');
      return systemDisk.rename(from, to);
    },
  };
}

/** The files of the folder of images, but for those by which the disk is tried. */
function resultsIn(bench: Bench): readonly string[] {
  return readdirSync(join(bench.folder, 'images')).filter((name) => !name.startsWith('trial'));
}

async function post(bench: Bench) {
  return bench.ask('POST /api/tasks', { id: crypto.randomUUID(), model, input });
}

/** Lets time pass until a task is taken: the disk is tried now and then, which takes a moment of its own. */
async function untilItTakes(bench: Bench): Promise<void> {
  await vi.waitFor(async () => {
    bench.clock.advance(1_000);
    expect((await post(bench)).status).toBe(202);
  });
}

describe('a disk', () => {
  it.each(['create', 'write', 'sync', 'rename'] as const)(
    'X66 that is full at the %s of a result keeps the task saving, takes no new one, and goes on when there is room',
    async (at) => {
      const trouble: Trouble = { code: null, at };
      const bench = new Bench({ disk: brittleDisk(trouble) });
      const { id } = await bench.take(model, input);
      await bench.settle(id, ({ status }) => status === 'running');
      trouble.code = 'ENOSPC';
      await bench.settle(id, ({ status }) => status === 'saving');
      for (let minute = 0; minute < 10; minute++) await bench.pass(60_000);
      expect(bench.task(id)).toMatchObject({ status: 'saving', images: [], missing: [] });
      expect(await post(bench)).toMatchObject({
        status: 507,
        body: { detail: expect.stringContaining('full') },
      });
      expect((await bench.ask('GET /api/config')).body).toMatchObject({
        storage: { reason: expect.stringContaining('Make room') },
      });
      expect(resultsIn(bench)).toEqual([]);
      trouble.code = null;
      expect((await bench.settle(id)).status).toBe('done');
      await untilItTakes(bench);
      expect((await bench.ask('GET /api/config')).body).toMatchObject({ storage: null });
      expect(bench.emulator.book.charges().length).toBeLessThanOrEqual(2);
      await expectInvariants(bench);
    },
  );

  it('X65 without room for one more image takes no task, sends nothing, and says so', async () => {
    let free = 10_000;
    const bench = new Bench({ disk: { ...systemDisk, freeBytes: () => free } });
    expect(await post(bench)).toMatchObject({ status: 507, body: { title: 'No room left' } });
    expect(bench.services.ledger.list({ limit: 10, deleted: false }).tasks).toEqual([]);
    expect(bench.emulator.book.requests()).toEqual([]);
    free = 10_000_000_000;
    await untilItTakes(bench);
  });

  it('that fills up after a task was taken holds it back, and sends it once there is room', async () => {
    let free = 10_000_000_000;
    const bench = new Bench({ isRunning: false, disk: { ...systemDisk, freeBytes: () => free } });
    const { id } = await bench.take(model, input);
    free = 10_000;
    bench.restart();
    await bench.pass(60_000);
    expect(bench.task(id).status).toBe('accepted');
    expect(bench.emulator.book.requests()).toEqual([]);
    free = 10_000_000_000;
    expect((await bench.settle(id)).status).toBe('done');
  });

  it('X74 that fails while flushing stops paid work until the next start; what runs goes on as far as it can', async () => {
    const trouble: Trouble = { code: null, at: 'sync' };
    const bench = new Bench({ disk: brittleDisk(trouble) });
    const { id } = await bench.take(model, input);
    await bench.settle(id, ({ status }) => status === 'running');
    trouble.code = 'EIO';
    await bench.settle(id, ({ status }) => status === 'saving');
    await bench.pass(5_000);
    expect(await post(bench)).toMatchObject({
      status: 507,
      body: { detail: expect.stringContaining('started again') },
    });
    trouble.code = null;
    expect((await bench.settle(id)).status).toBe('done');
    await bench.pass(60_000);
    expect((await post(bench)).status).toBe(507);
    bench.restart();
    expect((await post(bench)).status).toBe(202);
    await expectInvariants(bench);
  });

  it.each(['EACCES', 'EROFS'])(
    'that may not be written (%s) stops new paid work until it may be',
    async (code) => {
      const trouble: Trouble = { code: null, at: 'create' };
      const bench = new Bench({ disk: brittleDisk(trouble) });
      const { id } = await bench.take(model, input);
      await bench.settle(id, ({ status }) => status === 'running');
      trouble.code = code;
      await bench.settle(id, ({ status }) => status === 'saving');
      await bench.pass(1_000);
      for (let second = 0; second < 30; second++) {
        await bench.pass(1_000);
        expect(await post(bench)).toMatchObject({
          status: 507,
          body: { detail: expect.stringContaining('cannot be written') },
        });
      }
      trouble.code = null;
      expect((await bench.settle(id)).status).toBe('done');
    },
  );

  it('X75 without handles makes downloads wait, and loses none', async () => {
    const trouble: Trouble = { code: null, at: 'create' };
    const bench = new Bench({ disk: brittleDisk(trouble) });
    const { id } = await bench.take(model, { ...input, numberResults: 4 });
    await bench.settle(id, ({ status }) => status === 'running');
    trouble.code = 'EMFILE';
    await bench.settle(id, ({ status }) => status === 'saving');
    for (let minute = 0; minute < 5; minute++) await bench.pass(60_000);
    expect(bench.task(id)).toMatchObject({ status: 'saving', missing: [] });
    trouble.code = null;
    expect((await bench.settle(id)).images).toHaveLength(4);
    await expectInvariants(bench);
  });
});
