import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PROJECT = join(import.meta.dirname, '../..');

/**
 * The test server in a few files, which start in half the time that its sources take. Answers the file to run; the files are
 * gone with this process.
 */
export async function bundleServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'torture-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // What is not bundled, and the definitions, are looked for where they are from the sources.
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(PROJECT, 'src/core'), join(folder, 'core'));
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['sharp'] },
    build: {
      ssr: fileURLToPath(import.meta.resolve('./server-main.ts')),
      outDir: join(folder, 'server'),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: 'server-main.mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return join(folder, 'server/server-main.mjs');
}
