import { expect } from 'vitest';
import { isFinal, type Task } from '#core/task.ts';
import type { Bench } from './test-bench.ts';

type Allowances = {
  /** How many tasks were executed twice: by the script, or at their user's word after they were told. */
  readonly repeats?: number;
};

/**
 * For tests: what must hold after every fault, checked against the emulator's own book, not against what the server says.
 * Source: faults.md §1.
 */
export async function expectInvariants(bench: Bench, { repeats = 0 }: Allowances = {}): Promise<void> {
  const { ledger, files } = bench.services;
  const { tasks } = ledger.list({ limit: 200, deleted: false });
  const rows = tasks.map(({ id }) => ledger.row(id));
  const charges = bench.emulator.book.charges();

  // O1: at most one charge a task.
  expect(charges.length).toBeLessThanOrEqual(tasks.length + repeats);
  const perId = Map.groupBy(charges, ({ taskId }) => taskId);
  expect([...perId.values()].reduce((sum, group) => sum + group.length - 1, 0)).toBeLessThanOrEqual(repeats);

  // O2: the bytes of every charged output are a file with its row, or its task says why not.
  const images = tasks.flatMap((task) => task.images);
  for (const { taskId, sha256 } of await bench.emulator.outputs()) {
    const isKept = images.some((image) => image.sha256 === sha256) && (await files.read(sha256)) !== null;
    const owner = tasks.find(({ providerId }) => providerId === taskId);
    const isExplained = owner ? saysWhyNot(owner) : tasks.some(saysWhyNot);
    expect([taskId, isKept || isExplained]).toEqual([taskId, true]);
  }

  // O3: every task has ended, or has a next step with a time.
  for (const row of rows) expect(row && (isFinal(row.status) || row.next_at !== null)).toBe(true);

  // O4: what is shown and what is held back together cover what was charged.
  const covered = rows.reduce((sum, row) => sum + usdOf(row), 0);
  const charged = charges.reduce((sum, charge) => sum + charge.usd, 0);
  expect(covered).toBeGreaterThanOrEqual(charged - 1e-9);

  // O6: what is told of is on disk.
  for (const { sha256 } of images) expect(await files.read(sha256)).not.toBeNull();
}

function saysWhyNot(task: Task): boolean {
  const isOpen = ['expired', 'unknown', 'canceled'].includes(task.status);
  return (
    isOpen ||
    task.missing.length > 0 ||
    task.warnings.some(({ message }) => message.includes('earlier attempt'))
  );
}

type Money = { readonly cost_usd: number | null; readonly reserved_usd: number; readonly doubt_usd: number };

function usdOf(row: Money | null): number {
  return (row?.cost_usd ?? 0) + (row?.reserved_usd ?? 0) + (row?.doubt_usd ?? 0);
}
