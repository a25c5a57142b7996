import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** For tests: a folder of its own, gone when the test is over. */
export function openTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
