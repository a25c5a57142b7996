import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  plugins: [react(), tailwindcss(), gzipBeside()],
  // The environment holds keys. The page needs nothing of it: no variable is built in, whatever its name, and no file is read.
  envPrefix: [],
  envDir: false,
  build: {
    target: 'es2024',
    // Data URIs would need a wider security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Whatever schema is made first, in whatever file: zod is told before that it must compile none.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|web\/zod-config/ }] } },
    },
    // The bench holds the weight as it is sent, which is what counts.
    chunkSizeWarningLimit: 1000,
  },
  // The server checks hosts itself; Vite's own list is kept closed too.
  server: { allowedHosts: [] },
});

/** Writes each text of the build gzipped beside it, as the server sends it: every browser takes gzip, without TLS too. */
function gzipBeside(): Plugin {
  return {
    name: 'gzip-beside',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, files) {
      const texts = Object.values(files).filter(({ fileName }) => /\.(?:css|html|js)$/.test(fileName));
      await Promise.all(
        texts.map(async (file) => {
          const text = file.type === 'chunk' ? file.code : file.source;
          await writeFile(join(dir, `${file.fileName}.gz`), await promisify(gzip)(text, { level: 9 }));
        }),
      );
    },
  };
}
