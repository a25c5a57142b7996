import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    // One file, where a file for each module that a later part shares with it weighs 8 kB more.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ debugName: 'first-load', name: nameOfFirstLoad() }] } },
    },
    // The bench holds the weight as it is sent, which is what counts.
    chunkSizeWarningLimit: 1000,
  },
  // The server checks hosts itself; Vite's own list is kept closed too.
  server: { allowedHosts: [] },
});

/** Names the file of what the page imports before it can begin. An icon that nobody else draws stays with the part that does. */
function nameOfFirstLoad(): (id: string, graph: ModuleGraph) => string | null {
  const first = new Set<string>();

  function add(id: string, graph: ModuleGraph): void {
    if (first.has(id)) return;
    first.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) add(imported, graph);
  }

  return (id, graph) => {
    if (first.size === 0) add(fileURLToPath(new URL('src/web/main.tsx', import.meta.url)), graph);
    return first.has(id) && !id.includes('/lucide-react/dist/esm/icons/') ? 'first-load' : null;
  };
}

type ModuleGraph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

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
