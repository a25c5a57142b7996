import { describe, expect, it } from 'vitest';
import { configSchema } from '#core/config.ts';
import { replicateRequest } from '#server/providers/replicate/replicate-request.ts';
import { runwareRequest } from '#server/providers/runware/runware-request.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

describe('GET /api/config', () => {
  it('says how the server runs', async () => {
    const bench = new Bench({ isRunning: false });
    const { body } = await bench.ask('GET /api/config');
    expect(configSchema.parse(body)).toEqual({
      version: '0.0.0-test',
      access: 'open',
      providers: [
        {
          id: 'runware',
          title: 'Runware',
          mode: 'sandbox',
          keyVariable: 'RUNWARE_API_KEY',
          request: runwareRequest,
          paused: null,
        },
        {
          id: 'replicate',
          title: 'Replicate',
          mode: 'sandbox',
          keyVariable: 'REPLICATE_API_TOKEN',
          request: replicateRequest,
          paused: null,
        },
      ],
      storage: null,
      budget: null,
      limits: { uploadBytes: 30_000_000, uploadPixels: 50_000_000, thumbnailWidths: [320, 640, 1280] },
      allowCallbacks: true,
    });
  });

  it('G23 never tells a key, nor where the data lies', async () => {
    const key = 'rw-key-0123456789abcdef';
    const bench = new Bench({
      isRunning: false,
      environment: { RUNWARE_API_KEY: key, REPLICATE_API_TOKEN: `r8_${key}`, BUDGET_USD_PER_DAY: '2.5' },
    });
    const { body } = await bench.ask('GET /api/config');
    expect(body).toMatchObject({
      providers: [{ mode: 'live' }, { mode: 'live' }],
      budget: { usdPerDay: 2.5, committedUsd: 0 },
    });
    for (const line of ['GET /api/config', 'GET /api/models', 'GET /api/spend', 'GET /api/nothing']) {
      const text = JSON.stringify((await bench.ask(line)).body);
      expect(text).not.toContain(key.slice(0, 8));
      expect(text).not.toContain(bench.folder);
    }
  });
});

describe('GET /api/models', () => {
  it('gives every definition, the newest first', async () => {
    const bench = new Bench({ isRunning: false });
    const { status, body } = await bench.ask('GET /api/models');
    expect(status).toBe(200);
    expect(Object(body).broken).toEqual([]);
    expect(
      Object(body)
        .definitions.map((definition: { $id: string }) => definition.$id)
        .toSorted(),
    ).toEqual([
      'replicate/qwen/qwen-image-2512',
      'runware/alibaba:qwen-image@2512',
      'runware/runware:108@22',
    ]);
  });
});

describe('GET /api/spend', () => {
  it('gives the totals of the days that are asked for', async () => {
    const bench = new Bench();
    const task = await bench.take(SMALL.runware.model, SMALL.runware.input);
    await bench.settle(task.id);
    expect((await bench.ask('GET /api/spend?days=1')).body).toMatchObject({
      today: { sandbox: { usd: 0.0006, tasks: 1 }, live: { usd: 0, tasks: 0 } },
      lines: [{ day: '2026-11-21', model: SMALL.runware.model, sandbox: true, usd: 0.0006 }],
    });
  });

  it.each(['0', '367', '1.5', 'all', ''])('refuses "%s" days', async (days) => {
    const bench = new Bench({ isRunning: false });
    expect((await bench.ask(`GET /api/spend?days=${days}`)).status).toBe(422);
  });
});
