import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseJson } from '#core/json.ts';
import { Bench, ORIGIN, SMALL } from './test-bench.ts';
import { watchEgress } from './test-egress.ts';
import { memoryGrowth } from './test-memory.ts';

const { runware, replicate } = SMALL;
const ID = 'd54ceecb-0000-4000-8000-000000000001';

/** Every place of an image, at either provider: alone, in an object, in a list. */
const PLACES = [
  [
    'inputs.seedImage',
    (value: string) => ({ model: runware.model, input: { ...runware.input, inputs: { seedImage: value } } }),
  ],
  ['image', (value: string) => ({ model: replicate.model, input: { prompt: 'A fox', image: value } })],
  [
    'inputs.referenceImages.1',
    (value: string) => ({
      model: 'runware/runware:108@22',
      input: {
        positivePrompt: 'Make it blue',
        width: 512,
        height: 512,
        inputs: { referenceImages: ['https://example.com/a.png', value] },
      },
    }),
  ],
] as const;

/** What a refused value leaves: a sentence at its path, and nothing else anywhere. */
async function expectRefused(bench: Bench, value: string, egress: readonly unknown[]): Promise<void> {
  for (const [path, requestFor] of PLACES) {
    const { status, body } = await bench.ask('POST /api/tasks', { id: ID, ...requestFor(value) });
    expect({ value: value.slice(0, 100), status, body }).toMatchObject({
      status: 422,
      body: {
        detail: expect.stringContaining('Nothing was sent'),
        issues: [{ path, message: expect.stringMatching(/^[A-Z].+\.$/) }],
      },
    });
  }
  expect(bench.services.ledger.list({ limit: 10, deleted: false }).tasks).toEqual([]);
  expect(bench.emulator.book.requests()).toEqual([]);
  expect(egress).toEqual([]);
}

describe('an image value', () => {
  it.each([
    [
      'B06 that is no address of the web',
      ['javascript:alert(1)', 'file:///etc/passwd', 'http://127.0.0.1/cat.png'],
    ],
    [
      'C01 at a metadata service',
      [
        'http://169.254.169.254/latest/meta-data/',
        'https://169.254.169.254/latest/meta-data/',
        'https://metadata.google.internal/computeMetadata/v1/',
        'https://[fd00:ec2::254]/latest/meta-data/',
      ],
    ],
    [
      'C02 at this server itself',
      [
        `${ORIGIN}/api/tasks`,
        'https://127.0.0.1:4747/api/tasks',
        'https://localhost/x.png',
        'https://[::1]:4747/x.png',
      ],
    ],
    [
      'C03 at a loopback address in other words',
      ['https://0x7f000001/', 'https://2130706433/', 'https://127.1/', 'https://0177.0.0.1/'],
    ],
    [
      'C04 at a private address',
      [
        'https://10.0.0.1/',
        'https://172.16.0.1/',
        'https://172.31.255.255/',
        'https://192.168.1.1/',
        'https://[fc00::1]/',
        'https://[fdff::1]/',
        'https://[fe80::1]/',
        'https://[::1]/',
      ],
    ],
    ['C05 with a user name', ['https://user:pw@example.com/x.png', 'https://user@example.com/x.png']],
    [
      'C06 of another scheme',
      [
        'file:///x.png',
        'ftp://example.com/x.png',
        'gopher://example.com/',
        'blob:https://example.com/x',
        'http://example.com/x.png',
        'data:text/html,<b>x</b>',
        'data:text/html;base64,PGI+eDwvYj4=',
      ],
    ],
    [
      'C08 B14 that is no picture inside',
      [
        '<!doctype html><script>alert(1)</script>',
        'GIF89a\u0001\0\u0001\0\0\0\0',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      ].map((text) => `data:image/png;base64,${btoa(text)}`),
    ],
    [
      'B14 that is an SVG by its own words',
      ['data:image/svg+xml;base64,PHN2Zy8+', 'data:image/svg+xml,<svg/>'],
    ],
    [
      'C09 that is too long or holds line breaks',
      [
        `https://example.com/${'a'.repeat(100_000)}`,
        'https://example.com/a\r\nX-Evil: 1',
        'https://example.com/a\u0000.png',
        'https://example.com/%0d%0aX-Evil:1',
        'https://example.com/%0Ax',
      ],
    ],
    [
      'C12 that leads out of the uploads',
      [
        'upload:../../ledger.sqlite',
        'upload:/etc/passwd',
        `upload:${'A'.repeat(64)}`,
        'image:../../ledger.sqlite',
      ],
    ],
  ])('%s is refused at its path; nothing is sent, nobody connected to', async (_, values) => {
    const bench = new Bench();
    const egress = watchEgress();
    for (const value of values) await expectRefused(bench, value, egress);
  });

  it.each(['https://172.15.255.255/x.png', 'https://172.32.0.1/x.png'])(
    'C04 at %s, a neighbour of the private ones, passes',
    async (value) => {
      const bench = new Bench({ isRunning: false });
      for (const [, requestFor] of PLACES)
        expect(
          (await bench.ask('POST /api/tasks', { id: crypto.randomUUID(), ...requestFor(value) })).status,
        ).toBe(202);
    },
  );

  it.each(['https://localtest.me/x.png', 'https://redirect.example.com/?to=https://10.0.0.1/'])(
    'C10 at a public name, %s, is passed on as text and never connected to',
    async (value) => {
      const bench = new Bench();
      const egress = watchEgress();
      for (const [, requestFor] of PLACES.slice(0, 2)) {
        const { model, input } = requestFor(value);
        const { id } = await bench.take(model, input);
        await bench.settle(id);
      }
      const requests = bench.emulator.book.requests();
      expect(requests.map(({ body }) => body.includes(value))).toEqual([true, true]);
      expect(egress).toEqual([]);
    },
  );

  it('C07 of 200 MB is refused by its announced length, before any of it is read', async () => {
    const bench = new Bench();
    let sent = 0;
    const piece = new Uint8Array(1_000_000).fill('A'.charCodeAt(0));
    const body = new ReadableStream({
      pull(controller) {
        sent += piece.length;
        controller.enqueue(piece);
        if (sent >= 200_000_000) controller.close();
      },
    });
    const answers: Response[] = [];
    const growth = await memoryGrowth(async () => {
      const request: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json', 'content-length': '200000000' },
        body,
        duplex: 'half',
      };
      answers.push(await bench.fetch('/api/tasks', request));
    });
    const said = parseJson((await answers[0]?.text()) ?? '');
    expect(said).toMatchObject({ status: 413, detail: expect.stringContaining('32 MB') });
    expect(growth).toBeLessThan(20);
    expect(sent).toBeLessThan(5_000_000);
    expect(bench.emulator.book.requests()).toEqual([]);
  });

  it('C12 of nothing that is here is refused, and no file outside the uploads is opened', async () => {
    const bench = new Bench();
    const opened = [vi.spyOn(fs, 'readFile'), vi.spyOn(fs, 'open')];
    syncBuiltinESMExports();
    onTestFinished(() => {
      for (const spy of opened) spy.mockRestore();
      syncBuiltinESMExports();
    });
    const egress = watchEgress();
    for (const value of [`upload:${'a'.repeat(64)}`, `image:${ID}`, `image:${ID.toUpperCase()}`])
      await expectRefused(bench, value, egress);
    for (const spy of opened) expect(spy).not.toHaveBeenCalled();
  });

  it('C12 of an image in the bin is refused, and passes when its task is brought back', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, runware.input);
    const [image] = (await bench.settle(id)).images;
    const again = () =>
      bench.ask('POST /api/tasks', {
        id: crypto.randomUUID(),
        model: runware.model,
        input: { ...runware.input, inputs: { seedImage: `image:${image?.id}` } },
      });
    await bench.ask(`DELETE /api/tasks/${id}`);
    expect(await again()).toMatchObject({
      status: 422,
      body: {
        issues: [
          { path: 'inputs.seedImage', message: 'This image is not in the gallery. Choose another one.' },
        ],
      },
    });
    expect(bench.emulator.book.requests()).toHaveLength(1);
    await bench.ask(`POST /api/tasks/${id}/restore`, {});
    expect((await again()).status).toBe(202);
  });

  it('C12 of an upload whose file is gone is refused before anything is taken', async () => {
    const bench = new Bench();
    const value = `upload:${'b'.repeat(64)}`;
    bench.services.ledger.uploads.add(
      { sha256: 'b'.repeat(64), type: 'image/png', width: 8, height: 8, bytes: 70 },
      0,
    );
    await expectRefused(bench, value, []);
  });
});
