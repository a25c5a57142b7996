import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { measurePicture } from '#server/emulator/measure-picture.ts';
import { textAt } from '#server/emulator/text-at.ts';
import { OTHER, task, UUID } from './sample-task.ts';

const THIRD = 'd54ceecb-3333-4333-8333-333333333333';
const poll = [{ taskType: 'getResponse', taskUUID: UUID }];

describe('imageInference, asynchronous', () => {
  it('acknowledges with one item, whatever the count', async () => {
    const { runware } = openEmulatorBench();
    expect(await runware([{ ...task, numberResults: 3 }])).toMatchObject({
      status: 200,
      body: { data: [{ taskType: 'imageInference', taskUUID: UUID }] },
    });
  });

  it('answers polls with the whole state, images coming one by one in a fixed order', async () => {
    const { runware, pass } = openEmulatorBench();
    await runware([{ ...task, numberResults: 3 }]);
    const states = new Set<string>();
    const urls = new Set<string>();
    for (let step = 0; step < 100; step++) {
      const { body } = await runware(poll);
      states.add(
        [...JSON.stringify(body, digits).matchAll(/"status":"(\w+)"/g)].map(([, name]) => name).join(' '),
      );
      if (textAt(body, 'imageURL')) urls.add(textAt(body, 'imageURL'));
      pass(50);
    }
    expect([...states]).toEqual([
      'processing processing processing',
      'success processing processing',
      'success success processing',
      'success success success',
    ]);
    expect(urls.size).toBe(1);
  });

  it('gives each image its own seed, exact to 64 bits, and goes on at 0 after the last', async () => {
    const { runware } = openEmulatorBench({ pace: 0 });
    await runware([{ ...task, seed: 9223372036854775806n, numberResults: 3 }]);
    expect((await runware(poll)).body).toMatchObject({
      data: [{ seed: 9223372036854775806n }, { seed: 9223372036854775807n }, { seed: 0 }],
    });
  });

  it('draws no seed by chance where none is asked for', async () => {
    const { seed: _seed, ...seedless } = task;
    const seeds = new Set<string>();
    for (let run = 0; run < 2; run++) {
      const { runware } = openEmulatorBench({ pace: 0 });
      await runware([seedless]);
      seeds.add(JSON.stringify((await runware(poll)).body).match(/"seed":(\d+)/)?.[1] ?? '');
    }
    expect(seeds.size).toBe(1);
    expect(Number([...seeds][0])).toBeLessThan(2 ** 32);
  });

  it('answers nothing for a UUID it has never seen', async () => {
    const { runware } = openEmulatorBench();
    expect(await runware(poll)).toMatchObject({ status: 200, body: { data: [] } });
  });

  it('polls several tasks in one request', async () => {
    const { runware } = openEmulatorBench({ pace: 0 });
    await runware([task, { ...task, taskUUID: OTHER }]);
    const { body } = await runware([...poll, { taskType: 'getResponse', taskUUID: OTHER }]);
    expect(body).toMatchObject({ data: [{ taskUUID: UUID }, { taskUUID: OTHER }] });
  });
});

describe('imageInference, synchronous', () => {
  it('is what it does unless told otherwise, and takes its time', async () => {
    const { runware, now } = openEmulatorBench();
    const before = now();
    const { deliveryMethod: _method, ...sync } = task;
    const { body } = await runware([{ ...sync, numberResults: 2 }]);
    expect(now() - before).toBeGreaterThan(1000);
    const item = { taskType: 'imageInference', taskUUID: UUID, imageUUID: expect.any(String) };
    const rest = { imageURL: expect.any(String), cost: expect.any(Number) };
    expect(body).toEqual({
      data: [
        { ...item, ...rest, seed: 42 },
        { ...item, ...rest, seed: 43 },
      ],
    });
  });

  it('can be polled all the same', async () => {
    const { runware } = openEmulatorBench();
    await runware([{ ...task, deliveryMethod: 'sync' }]);
    expect((await runware(poll)).body).toMatchObject({ data: [{ status: 'success' }] });
  });
});

describe('a result', () => {
  it('has a URL that ends in its UUID', async () => {
    const { runware } = openEmulatorBench({ pace: 0 });
    const { body } = await runware([{ ...task, deliveryMethod: 'sync', outputFormat: 'WEBP' }]);
    expect(textAt(body, 'imageURL').endsWith(`/${textAt(body, 'imageUUID')}.webp`)).toBe(true);
  });

  it('is an image of the asked size and format in each output type', async () => {
    const bench = openEmulatorBench({ pace: 0 });
    const asked = { ...task, deliveryMethod: 'sync', outputFormat: 'PNG', height: 320 };
    const wanted = { format: 'png', width: 256, height: 320 };
    const url = await bench.runware([asked]);
    expect(await measurePicture(bench, textAt(url.body, 'imageURL'))).toEqual(wanted);
    const inline = await bench.runware([{ ...asked, taskUUID: OTHER, outputType: 'base64Data' }]);
    const bytes = Buffer.from(textAt(inline.body, 'imageBase64Data'), 'base64');
    expect(await sharp(bytes).metadata()).toMatchObject(wanted);
    const uri = await bench.runware([{ ...asked, taskUUID: THIRD, outputType: 'dataURI' }]);
    expect(textAt(uri.body, 'imageDataURI')).toMatch(/^data:image\/png;base64,/);
    expect(JSON.stringify(uri.body)).not.toContain('imageURL');
  });

  it('tells its cost only when asked to', async () => {
    const { runware } = openEmulatorBench({ pace: 0 });
    await runware([{ ...task, includeCost: false }]);
    expect(JSON.stringify((await runware(poll)).body)).not.toContain('cost');
  });

  it('tells whether it is unsafe only when checked', async () => {
    const { runware } = openEmulatorBench({ pace: 0 });
    await runware([task, { ...task, taskUUID: OTHER, safety: { checkContent: true } }]);
    expect(JSON.stringify((await runware(poll)).body)).not.toContain('NSFWContent');
    const { body } = await runware([{ taskType: 'getResponse', taskUUID: OTHER }]);
    expect(body).toMatchObject({ data: [{ NSFWContent: false }] });
  });

  it('is gone when its time to live is over', async () => {
    const { runware, fetch, pass } = openEmulatorBench({ pace: 0 });
    const { body } = await runware([{ ...task, deliveryMethod: 'sync', ttl: 60 }]);
    const url = textAt(body, 'imageURL');
    pass(59_000);
    expect((await fetch(url)).status).toBe(200);
    pass(2000);
    expect((await fetch(url)).status).toBe(404);
  });
});

describe('the same UUID twice', () => {
  it('is refused, neither run nor charged again, for ever', async () => {
    const { runware, emulator, pass } = openEmulatorBench();
    await runware([task]);
    pass(3600_000);
    const { status, body } = await runware([{ ...task, seed: 1 }]);
    expect({ status, body }).toEqual({
      status: 400,
      body: { data: [], errors: [{ code: 'conflictTaskUUID', message: expect.any(String), taskUUID: UUID }] },
    });
    expect(emulator.book.charges()).toMatchObject([{ taskId: UUID, count: 1 }]);
  });

  it('is refused inside one request too', async () => {
    const { runware, emulator } = openEmulatorBench();
    const { body } = await runware([task, task]);
    expect(body).toMatchObject({ data: [{ taskUUID: UUID }], errors: [{ code: 'conflictTaskUUID' }] });
    expect(emulator.book.charges()).toHaveLength(1);
  });
});

function digits(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
