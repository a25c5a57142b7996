import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PROJECT = join(import.meta.dirname, '../..');

/**
 * The test server in a few files, which start in half the time that its sources take. Answers the file to run; the files are
 * gone with this process.
 */
export async function bundleServer(): Promise<string> {
  // Below the project, so that what is not bundled is found.
  const cache = join(PROJECT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'torture-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The definitions are looked for where they are from the sources.
  symlinkSync(join(PROJECT, 'src/core'), join(folder, 'core'));
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    ...(process.env.U8 ? { resolve: { alias: { undici: process.env.U8 } } } : {}),
    ssr: { noExternal: true, external: ['sharp'] },
    build: {
      ssr: fileURLToPath(import.meta.resolve('./server-main.ts')),
      outDir: join(folder, 'server'),
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: 'server-main.mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return join(folder, 'server/server-main.mjs');
}
