import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), tailwindcss()],
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
    // The bench holds the gzipped weight, which is what counts.
    chunkSizeWarningLimit: 1000,
  },
  // The server checks hosts itself; Vite's own list is kept closed too.
  server: { allowedHosts: [] },
});
