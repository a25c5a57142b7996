import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { definitionSchema } from '#core/schema/definition.ts';
import { openEmulatorBench } from './emulator-bench.ts';

const UUID = '11111111-1111-4111-8111-111111111111';
const AIR = 'alibaba:qwen-image@2512';
const task = {
  taskType: 'imageInference',
  taskUUID: UUID,
  model: AIR,
  positivePrompt: 'A lighthouse at dusk',
  width: 256,
  height: 384,
  deliveryMethod: 'async',
  includeCost: true,
};
const poll = [{ taskType: 'getResponse', taskUUID: UUID }];

/** An example's input as its provider takes it: 64-bit integers as JSON numbers. */
function onTheWire(input: Record<string, unknown>): Record<string, unknown> {
  return typeof input.seed === 'string' ? { ...input, seed: BigInt(input.seed) } : input;
}

async function metadataOf(response: Response) {
  return sharp(await response.arrayBuffer()).metadata();
}

describe('every example of every definition', () => {
  const { definitions } = openEmulatorBench();
  const examples = definitions.flatMap((definition) =>
    definition.examples.map((example) => ({
      name: `${definition.$id}: ${example.title}`,
      definition,
      example,
    })),
  );
  const ofRunware = examples.filter(({ definition }) => definition.$id.startsWith('runware/'));
  const ofReplicate = examples.filter(({ definition }) => definition.$id.startsWith('replicate/'));

  it('is tried: eight of Runware, three of Replicate', () => {
    expect([ofRunware.length, ofReplicate.length]).toEqual([8, 3]);
  });

  it.each(ofRunware)('is run: $name', async ({ definition, example }) => {
    const bench = openEmulatorBench();
    const model = definition.$id.slice('runware/'.length);
    const { body, status } = await bench.runware([
      { taskType: 'imageInference', taskUUID: UUID, model, includeCost: true, ...onTheWire(example.input) },
    ]);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { data: [{ taskUUID: UUID, seed: Number(example.input.seed), cost: expect.any(Number) }] },
    });
    const [url = ''] = JSON.stringify(body).match(/http:[^"]+/) ?? [];
    const { width, height } = example.input;
    expect(await metadataOf(await bench.fetch(url))).toMatchObject({ format: 'jpeg', width, height });
  });

  it.each(ofReplicate)('is run: $name', async ({ definition, example }) => {
    const bench = openEmulatorBench();
    const model = definition.$id.slice('replicate/'.length);
    const input: Record<string, unknown> = { ...example.input, seed: 7 };
    const { body, status } = await bench.replicate(
      `POST /models/${model}/predictions`,
      { input },
      { prefer: 'wait' },
    );
    expect({ status, body }).toMatchObject({ status: 201, body: { input, output: [expect.any(String)] } });
    const [url = ''] = JSON.stringify(body).match(/http:[^"]+\/pictures\/[^"]+/) ?? [];
    const [width, height] = input.aspect_ratio === '3:4' ? [1104, 1472] : [1664, 928];
    expect(await metadataOf(await bench.fetch(url))).toMatchObject({ format: 'webp', width, height });
    expect(bench.emulator.book.charges()).toMatchObject([{ provider: 'replicate', count: 1, usd: 0.02 }]);
  });
});

describe('a model that is added', () => {
  it('runs by the roles of its parameters, whatever their names', async () => {
    const definition = definitionSchema.parse({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'replicate/someone/some-model',
      title: 'Some Model',
      description: 'A fourth one.',
      'x-creator': 'Someone',
      'x-released': '2026-01-01',
      'x-capabilities': ['text-to-image'],
      'x-docs': 'https://example.com',
      'x-source': 'made up',
      'x-pricing': [],
      'x-groups': [],
      'x-rules': [],
      type: 'object',
      additionalProperties: false,
      required: ['words'],
      properties: {
        words: { type: 'string', title: 'Words', 'x-role': 'prompt' },
        across: { type: 'integer', title: 'Across', default: 320, 'x-role': 'width' },
        down: { type: 'integer', title: 'Down', default: 256, 'x-role': 'height' },
        kind: {
          type: 'string',
          title: 'Kind',
          enum: ['png', 'jpg'],
          default: 'png',
          'x-role': 'output-format',
        },
      },
      examples: [],
    });
    const bench = openEmulatorBench({ definitions: [definition] });
    const order = { input: { words: 'Hills', down: 288 } };
    const { body } = await bench.replicate('POST /models/someone/some-model/predictions', order, {
      prefer: 'wait',
    });
    const [url = ''] = JSON.stringify(body).match(/http:[^"]+\/pictures\/[^"]+/) ?? [];
    expect(await metadataOf(await bench.fetch(url))).toMatchObject({
      format: 'png',
      width: 320,
      height: 288,
    });
    expect(bench.emulator.book.charges()[0]?.usd).toBeGreaterThan(0);
  });
});

describe('the pictures', () => {
  it('are open to anyone and honest about their type and length', async () => {
    const bench = openEmulatorBench();
    await bench.runware([{ ...task, outputFormat: 'PNG' }]);
    bench.pass(5000);
    const { body } = await bench.runware(poll);
    const [url = ''] = JSON.stringify(body).match(/http:[^"]+/) ?? [];
    const response = await bench.fetch(url);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = await response.arrayBuffer();
    expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
    const head = await bench.fetch(url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(bytes.byteLength));
  });

  it('answer 404 where there is none', async () => {
    const bench = openEmulatorBench();
    const response = await bench.fetch(`${bench.origin}/pictures/runware/image/ws/2/ii/${UUID}.jpg`);
    expect(response.status).toBe(404);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('come out the same from another emulator that was asked the same', async () => {
    const bytesOf = async () => {
      const bench = openEmulatorBench({ pace: 0 });
      const { body } = await bench.runware([{ ...task, deliveryMethod: 'sync', outputType: 'base64Data' }]);
      return JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    };
    expect(await bytesOf()).toBe(await bytesOf());
  });
});

describe('a restart', () => {
  it('keeps tasks in flight, their charge and their pictures', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
    const file = join(folder, 'sandbox.sqlite');
    const first = openEmulatorBench({ file });
    await first.runware([task]);
    first.emulator.close();
    const second = openEmulatorBench({ file });
    second.pass(5000);
    const { body } = await second.runware(poll);
    expect(body).toMatchObject({ data: [{ taskUUID: UUID, status: 'success', cost: expect.any(Number) }] });
    const [url = ''] = JSON.stringify(body).match(/http:[^"]+/) ?? [];
    expect((await second.fetch(url)).status).toBe(200);
    expect(second.emulator.book.charges()).toMatchObject([{ taskId: UUID, count: 1 }]);
    second.emulator.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the book', () => {
  it('holds every billable body to the last character, and a repeated image once', async () => {
    const bench = openEmulatorBench();
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, at) => (at * 7919) % 251));
    const image = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    const seedImage = `data:image/png;base64,${image.toString('base64')}`;
    const tasks = ['2', '3'].map((digit) => [
      { ...task, taskUUID: UUID.replace('1', digit), inputs: { seedImage }, seed: 9223372036854775807n },
    ]);
    for (const body of tasks) expect((await bench.runware(body)).status).toBe(200);
    const bodies = bench.emulator.book.requests().map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toContain(seedImage);
    expect(bodies[0]).toContain('"seed":9223372036854775807');
  });

  it('has no charge for a request that was refused, but has its body', async () => {
    const bench = openEmulatorBench();
    await bench.runware([{ ...task, width: 1 }]);
    await bench.replicate('POST /models/qwen/qwen-image-2512/predictions', { input: {} });
    expect(bench.emulator.book.charges()).toEqual([]);
    expect(bench.emulator.book.requests().map(({ provider }) => provider)).toEqual(['runware', 'replicate']);
  });
});

describe('intercept', () => {
  it('stands before and after every answer', async () => {
    const seen: string[] = [];
    const bench = openEmulatorBench({
      async intercept(request, answer) {
        seen.push(new URL(request.url).pathname);
        await answer();
        return new Response(null, { status: 503 });
      },
    });
    expect((await bench.runware([task])).status).toBe(503);
    expect(seen).toEqual(['/runware/v1']);
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });
});
