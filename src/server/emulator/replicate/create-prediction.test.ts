import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { measurePicture } from '#server/emulator/measure-picture.ts';
import { sampleImage } from '#server/emulator/sample-image.ts';
import { textAt } from '#server/emulator/text-at.ts';

const MODEL = 'qwen/qwen-image-2512';
const CREATE = `POST /models/${MODEL}/predictions`;
const input = { prompt: 'A lighthouse at dusk', seed: 42 };
const HOUR = 3600_000;

describe('a prediction', () => {
  it('begins as starting, with its input as it was sent', async () => {
    const { replicate, now, origin } = openEmulatorBench();
    const { status, body } = await replicate(CREATE, { input });
    const id = textAt(body, 'id');
    expect(id).toMatch(/^[a-z0-9]{26}$/);
    const url = `${origin}/replicate/v1/predictions/${id}`;
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id,
        model: MODEL,
        version: 'hidden',
        input,
        output: null,
        logs: '',
        error: null,
        status: 'starting',
        created_at: new Date(now()).toISOString(),
        data_removed: false,
        urls: { get: url, cancel: `${url}/cancel`, web: `https://replicate.com/p/${id}` },
      },
    });
  });

  it('runs and ends by the clock', async () => {
    const { replicate, pass } = openEmulatorBench();
    const { body } = await replicate(CREATE, { input });
    const line = `GET ${textAt(body, 'get')}`;
    expect((await replicate(line)).body).toMatchObject({ status: 'starting', source: 'api' });
    pass(600);
    expect((await replicate(line)).body).toMatchObject({
      status: 'processing',
      output: null,
      logs: 'Using seed: 42\n',
      started_at: expect.stringMatching(/Z$/),
    });
    pass(3000);
    expect((await replicate(line)).body).toMatchObject({
      status: 'succeeded',
      output: [expect.stringMatching(/\/out-0\.webp$/)],
      logs: expect.stringMatching(/^Using seed: 42\nGeneration took [\d.]+ seconds\n/),
      completed_at: expect.stringMatching(/Z$/),
      metrics: { image_count: 1, predict_time: expect.any(Number), total_time: expect.any(Number) },
    });
  });

  it('draws no seed by chance where none is asked for', async () => {
    const logs = new Set<string>();
    for (let run = 0; run < 2; run++) {
      const { replicate } = openEmulatorBench({ pace: 0 });
      const { body } = await replicate(CREATE, { input: { prompt: 'A' } });
      logs.add(textAt((await replicate(`GET ${textAt(body, 'get')}`)).body, 'logs'));
    }
    expect(logs.size).toBe(1);
  });

  it('has an image in the shape and format that were asked for', async () => {
    const bench = openEmulatorBench();
    const shapes: readonly [Record<string, unknown>, Record<string, unknown>][] = [
      [{}, { format: 'webp', width: 1664, height: 928 }],
      [
        { aspect_ratio: '1:1', output_format: 'png' },
        { format: 'png', width: 1328, height: 1328 },
      ],
      [
        { aspect_ratio: 'custom', width: 512, height: 256, output_format: 'jpg' },
        { format: 'jpeg', width: 512, height: 256 },
      ],
    ];
    for (const [more, wanted] of shapes) {
      const { body } = await bench.replicate(CREATE, { input: { ...input, ...more } }, { prefer: 'wait' });
      expect(await measurePicture(bench, outputOf(body))).toEqual(wanted);
    }
  });

  it('takes the shape of its source image, as data or as a file', async () => {
    const bench = openEmulatorBench();
    const content = (await sampleImage(400, 100)).bytes;
    const form = new FormData();
    form.set('content', new Blob([new Uint8Array(content)], { type: 'image/png' }), 'wide.png');
    const headers = { authorization: 'Bearer token' };
    const file = await bench.fetch(`${bench.origin}/replicate/v1/files`, {
      method: 'POST',
      body: form,
      headers,
    });
    const images = [`data:image/png;base64,${content.toString('base64')}`, textAt(await file.json(), 'get')];
    for (const image of images) {
      const { body } = await bench.replicate(CREATE, { input: { ...input, image } }, { prefer: 'wait' });
      expect(await measurePicture(bench, outputOf(body))).toEqual({
        format: 'webp',
        width: 2048,
        height: 672,
      });
    }
  });

  it('echoes an address, but keeps no data URL', async () => {
    const { replicate } = openEmulatorBench();
    const image = 'https://assets.example.com/cat.png';
    expect((await replicate(CREATE, { input: { ...input, image } })).body).toMatchObject({
      input: { ...input, image },
    });
    const data = `data:image/png;base64,${(await sampleImage(8, 8)).bytes.toString('base64')}`;
    expect((await replicate(CREATE, { input: { ...input, image: data } })).body).toMatchObject({ input });
    expect(JSON.stringify((await replicate('GET /predictions')).body)).not.toContain('data:');
  });

  it('keeps all digits of a seed', async () => {
    const { replicate } = openEmulatorBench();
    const seed = 9223372036854775807n;
    expect((await replicate(CREATE, { input: { ...input, seed } })).body).toMatchObject({ input: { seed } });
  });

  it('is erased an hour after it was made, its picture too', async () => {
    const { replicate, fetch, pass } = openEmulatorBench();
    const { body } = await replicate(CREATE, { input }, { prefer: 'wait' });
    expect((await fetch(outputOf(body))).status).toBe(200);
    pass(HOUR);
    expect((await replicate(`GET ${textAt(body, 'get')}`)).body).toMatchObject({
      status: 'succeeded',
      input: {},
      output: null,
      logs: '',
      data_removed: true,
    });
    expect((await fetch(outputOf(body))).status).toBe(404);
  });

  it('may name its model by version', async () => {
    const { replicate } = openEmulatorBench();
    const version = /"latest_version":\{"id":"(\w{64})"/.exec(
      JSON.stringify((await replicate(`GET /models/${MODEL}`)).body),
    )?.[1];
    for (const each of [version, `${MODEL}:${version}`, MODEL]) {
      expect(await replicate('POST /predictions', { version: each, input })).toMatchObject({
        status: 201,
        body: { model: MODEL, version },
      });
    }
    expect(await replicate('POST /predictions', { version: 'f'.repeat(64), input })).toMatchObject({
      status: 422,
      body: { title: 'Invalid version or not permitted' },
    });
  });

  it('echoes its webhook', async () => {
    const { replicate } = openEmulatorBench();
    const more = { webhook: 'https://example.com/hook', webhook_events_filter: ['completed'] };
    expect((await replicate(CREATE, { input, ...more })).body).toMatchObject(more);
  });
});

describe('Prefer: wait', () => {
  it('answers processing with the output, before logs and times are known', async () => {
    const { replicate } = openEmulatorBench();
    const { status, headers, body } = await replicate(CREATE, { input }, { prefer: 'wait=10' });
    expect([status, headers.get('preference-applied')]).toEqual([201, 'wait=10']);
    expect(body).toMatchObject({ status: 'processing', output: [expect.any(String)], logs: '' });
    expect(Object.keys(Object(body))).not.toEqual(
      expect.arrayContaining(['metrics', 'started_at', 'completed_at']),
    );
  });

  it('answers starting when the time is up', async () => {
    const { replicate, now } = openEmulatorBench();
    const before = now();
    const { body } = await replicate(CREATE, { input }, { prefer: 'wait=1' });
    expect(now() - before).toBe(1000);
    expect(body).toMatchObject({ status: 'starting', output: null });
  });
});

describe('an end before the end', () => {
  it('is canceled, and charged', async () => {
    const { replicate, emulator, pass } = openEmulatorBench();
    const { body } = await replicate(CREATE, { input });
    pass(600);
    const canceled = await replicate(`POST ${textAt(body, 'cancel')}`);
    expect(canceled).toMatchObject({
      status: 200,
      body: {
        status: 'canceled',
        logs: null,
        output: null,
        completed_at: expect.any(String),
        metrics: expect.anything(),
      },
    });
    pass(10_000);
    expect((await replicate(`GET ${textAt(body, 'get')}`)).body).toMatchObject({ status: 'canceled' });
    expect(emulator.book.charges()).toHaveLength(1);
  });

  it('does not change what has ended', async () => {
    const { replicate, pass } = openEmulatorBench();
    const { body } = await replicate(CREATE, { input });
    pass(10_000);
    const before = await replicate(`GET ${textAt(body, 'get')}`);
    expect((await replicate(`POST ${textAt(body, 'cancel')}`)).body).toEqual(before.body);
  });

  it('is aborted at a deadline before the start, free of charge', async () => {
    const { replicate, emulator, pass } = openEmulatorBench({ pace: 60 });
    const { body } = await replicate(CREATE, { input }, { 'cancel-after': '5s' });
    expect(body).toMatchObject({ deadline: expect.stringMatching(/Z$/) });
    pass(5000);
    expect((await replicate(`GET ${textAt(body, 'get')}`)).body).toMatchObject({
      status: 'aborted',
      output: null,
    });
    expect(emulator.book.charges()).toEqual([]);
  });

  it('is canceled at a deadline while running, and charged', async () => {
    const { replicate, emulator, pass } = openEmulatorBench({ pace: 60 });
    const { body } = await replicate(CREATE, { input }, { 'cancel-after': '40' });
    pass(40_000);
    expect((await replicate(`GET ${textAt(body, 'get')}`)).body).toMatchObject({ status: 'canceled' });
    expect(emulator.book.charges()).toHaveLength(1);
  });

  it('wants a deadline that can be read', async () => {
    const { replicate } = openEmulatorBench();
    expect((await replicate(CREATE, { input }, { 'cancel-after': 'soon' })).status).toBe(422);
  });
});

function outputOf(value: unknown): string {
  return /http:[^"]+\/pictures\/[^"]+/.exec(JSON.stringify(value))?.[0] ?? '';
}
