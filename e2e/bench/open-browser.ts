import { type Browser, chromium } from '@playwright/test';
import { installedBrowser } from '#e2e/installed-browser.ts';

/** The browser that pages are measured in. */
export function openBrowser(): Promise<Browser> {
  const executablePath = installedBrowser();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
}
