import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { textAt } from '#server/emulator/text-at.ts';

const MODEL = 'qwen/qwen-image-2512';
const CREATE = `POST /models/${MODEL}/predictions`;
const input = { prompt: 'A lighthouse at dusk', seed: 42 };
const HOUR = 3600_000;

describe('files', () => {
  it('are kept for exactly a day', async () => {
    const { replicate, fetch, origin, pass } = openEmulatorBench();
    const form = new FormData();
    form.set('content', new Blob(['some text'], { type: 'text/plain' }), 'note.txt');
    form.set('metadata', new Blob(['{"a":1}'], { type: 'application/json' }));
    const headers = { authorization: 'Bearer token' };
    const response = await fetch(`${origin}/replicate/v1/files`, { method: 'POST', body: form, headers });
    expect(response.status).toBe(201);
    expect(response.headers.get('ratelimit-remaining')).toBeNull();
    const file = await response.json();
    expect(file).toMatchObject({ name: 'note.txt', content_type: 'text/plain', size: 9, metadata: { a: 1 } });
    expect(Date.parse(textAt(file, 'expires_at')) - Date.parse(textAt(file, 'created_at'))).toBe(24 * HOUR);
    const line = `GET ${textAt(file, 'get')}`;
    expect((await replicate(line)).body).toEqual(file);
    expect((await replicate('GET /files')).body).toMatchObject({ results: [file] });
    pass(24 * HOUR);
    expect((await replicate(line)).status).toBe(404);
  });

  it('are gone when deleted', async () => {
    const { replicate, fetch, origin } = openEmulatorBench();
    const form = new FormData();
    form.set('content', new Blob(['x']), 'x');
    const headers = { authorization: 'Bearer token' };
    const response = await fetch(`${origin}/replicate/v1/files`, { method: 'POST', body: form, headers });
    const url = textAt(await response.json(), 'get');
    expect((await replicate(`DELETE ${url}`)).status).toBe(204);
    expect((await replicate(`GET ${url}`)).status).toBe(404);
    expect((await replicate(CREATE, { input: { ...input, image: url } })).status).toBe(422);
  });

  it('need a content', async () => {
    const { fetch, origin } = openEmulatorBench();
    const headers = { authorization: 'Bearer token' };
    const init = { method: 'POST', body: new FormData(), headers };
    expect((await fetch(`${origin}/replicate/v1/files`, init)).status).toBe(422);
  });
});
