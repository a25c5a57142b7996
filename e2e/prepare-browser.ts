import { execFileSync } from 'node:child_process';
import { installedBrowser } from './installed-browser.ts';

type Command = readonly [command: string, ...args: string[]];

/**
 * Sees to it that there is a browser for the tests: an installed Chromium or Chrome, else Playwright's own download,
 * else Debian's package where this may install it.
 */
const ATTEMPTS: readonly (readonly Command[])[] = [
  [['npx', 'playwright', 'install', 'chromium']],
  debian('chromium-headless-shell'),
  debian('chromium'),
];

function debian(name: string): readonly Command[] {
  if (process.getuid?.() !== 0) return [];
  return [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name],
  ];
}

for (const commands of ATTEMPTS) {
  if (installedBrowser()) break;
  try {
    for (const [command, ...args] of commands)
      execFileSync(command, args, { stdio: 'ignore', timeout: 300_000 });
  } catch {
    // The next way is tried; the sentence below says what is left.
  }
}

const browser = installedBrowser();
if (browser) process.stdout.write(`Browser: ${browser}\n`);
else {
  process.stderr.write(
    'No browser for the tests: install Chromium or Chrome, or set CHROME_PATH to one, and run this again.\n',
  );
  process.exit(1);
}
