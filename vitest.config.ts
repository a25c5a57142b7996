import { defineConfig } from 'vitest/config';

/** Whole servers, which change what is global in their process. */
const WHOLE = ['src/server/*.test.ts', 'e2e/integration/**/*.test.ts'];

export default defineConfig({
  test: {
    // Drawing pictures takes its time on a busy machine; nothing waits for a clock.
    testTimeout: 30_000,
    // More than there are cores, as much of it waits for other processes: a fifth less time.
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        // A process for each file took twice as long.
        test: { name: 'parts', include: ['src/**/*.test.ts'], exclude: WHOLE, isolate: false },
      },
      { extends: true, test: { name: 'whole', include: WHOLE } },
    ],
  },
});
