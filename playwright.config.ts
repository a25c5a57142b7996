import { defineConfig } from '@playwright/test';
import { installedBrowser } from './e2e/installed-browser.ts';

const executablePath = installedBrowser();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // On a machine that others load, what fails is tried once more in a worker of its own, and listed as flaky.
  retries: 1,
  timeout: 90_000,
  reporter: [['list']],
  use: {
    actionTimeout: 10_000,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // A browser that runs as root has no sandbox of its own; nothing but this machine's pages is opened.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
