import { execFileSync } from 'node:child_process';

/** Sees to it that programs are there that tests run, from Debian's packages of the same names where this may install them. */
export function needPrograms(names: readonly string[]): void {
  const missing = names.filter((name) => !isThere(name));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) {
    tryRun('apt-get', ['update', '-qq']);
    tryRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  }
  const left = missing.filter((name) => !isThere(name));
  if (left.length > 0)
    throw new Error(`These tests run ${left.join(' and ')}, not found here. Install what is missing.`);
}

function isThere(name: string): boolean {
  return tryRun(name, ['--version']);
}

function tryRun(name: string, options: readonly string[]): boolean {
  try {
    execFileSync(name, options, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
