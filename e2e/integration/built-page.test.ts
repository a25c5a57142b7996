import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { canary } from './canary.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('K03 a page that is built while the environment holds secrets', () => {
  const SECRETS = ['RUNWARE_API_KEY', 'REPLICATE_API_TOKEN', 'ACCESS_TOKEN', 'VITE_SECRET'].map((name) => ({
    name,
    ...canary(name),
  }));
  const leaks = (folder: string) =>
    listFiles(folder).flatMap((file) => {
      const text = readFileSync(file, 'latin1');
      return SECRETS.filter(({ isIn }) => isIn(text)).map(({ name }) => `${name} in ${file}`);
    });
  afterEach(() => vi.unstubAllEnvs());

  async function buildInto(outDir: string, root = ROOT): Promise<void> {
    for (const { name, value } of SECRETS) vi.stubEnv(name, value);
    await build({
      root,
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true, sourcemap: true },
    });
  }

  it('K03 has none of them, nor have its maps; and it asks no other origin for anything (K04)', async () => {
    const folder = openFolder();
    await buildInto(folder);
    expect(listFiles(folder).filter((file) => file.endsWith('.map')).length).toBeGreaterThan(3);
    expect(leaks(folder)).toEqual([]);
    const loaded = listFiles(folder)
      .filter((file) => /\.(html|css)$/.test(file))
      .flatMap(
        (file) => readFileSync(file, 'utf8').match(/(?:src=|href=|url\(|@import)\s*["']?[^"')\s>]+/g) ?? [],
      );
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter((each) => /(https?:)?\/\/|data:/.test(each))).toEqual([]);
  });

  it('K03 has none of them even where it shows all that it knows of its environment', async () => {
    const root = openFolder();
    writeFileSync(join(root, 'index.html'), '<script type="module" src="/page.js"></script>');
    writeFileSync(
      join(root, 'page.js'),
      'document.title = JSON.stringify(import.meta.env) + import.meta.env.VITE_SECRET + import.meta.env.ACCESS_TOKEN;',
    );
    writeFileSync(join(root, '.env'), SECRETS.map(({ name, value }) => `${name}=${value}\n`).join(''));
    await buildInto(join(root, 'out'), root);
    expect(listFiles(join(root, 'out')).length).toBeGreaterThan(1);
    expect(leaks(join(root, 'out'))).toEqual([]);
  });
});

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
