import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'e2e/integration/**/*.test.ts'],
    // Drawing pictures takes its time on a busy machine; nothing waits for a clock.
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
