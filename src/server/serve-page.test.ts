import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { servePage } from './serve-page.ts';
import { openTemporaryFolder } from './test-folder.ts';

const INDEX = '<!doctype html><title>Proofsheet</title>';
const SCRIPT = 'export const isHere = true;';

function builtPage(): Hono {
  const folder = openTemporaryFolder();
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', INDEX],
    ['assets/page-1a2b.js', SCRIPT],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  return new Hono().use(servePage(folder));
}

it.each([
  ['/gallery', INDEX, 'text/html; charset=utf-8', 'no-cache'],
  ['/assets/page-1a2b.js', SCRIPT, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
])('sends %s gzipped to who takes that, and as it is to others', async (path, text, type, cache) => {
  const page = builtPage();
  const plain = await page.request(path);
  expect(await plain.text()).toBe(text);
  expect(plain.headers.get('content-encoding')).toBeNull();
  const zipped = await page.request(path, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(Buffer.from(await zipped.arrayBuffer())).toEqual(gzipSync(text));
  expect(Object.fromEntries(zipped.headers)).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': type,
    'cache-control': cache,
    vary: 'Accept-Encoding',
  });
});

it('has no file that the build has not', async () => {
  expect((await builtPage().request('/assets/other.js')).status).toBe(404);
});
