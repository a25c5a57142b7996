import { describe, expect, it } from 'vitest';
import type { Task } from '#core/task.ts';
import { testTask as task } from '#core/test-task.ts';
import { mergePage } from './merge-page.ts';
import { isInList } from './task-filter.ts';

const later = { accepted: '2026-01-01T00:00:09.000Z', sent: null, running: null, saving: null, ended: null };
const belongs = (task: Task) => isInList({}, task, null);
const asked = { belongs, below: null, askedAt: 100 };
const page = { tasks: [task('b'), task('a')], nextCursor: '7' };

function idsOf(merged: { readonly tasks: readonly Task[] }): readonly string[] {
  return merged.tasks.map(({ id }) => id);
}

describe('a page that arrives', () => {
  it('gives way to what is known newer, and not to what is known older', () => {
    const newer = task('a', { revision: 3, status: 'done' });
    const known = [
      { task: newer, heardAt: 50 },
      { task: task('b', { revision: 0, status: 'accepted' }), heardAt: 150 },
    ];
    const merged = mergePage({ ...asked, page, known });
    expect(merged.tasks.map(({ status }) => status)).toEqual(['running', 'done']);
    expect(merged.nextCursor).toBe('7');
  });

  it('loses a task that was deleted while it was under way', () => {
    const gone = task('a', { revision: 2, deletedAt: '2026-01-01T00:00:05.000Z' });
    expect(idsOf(mergePage({ ...asked, page, known: [{ task: gone, heardAt: 150 }] }))).toEqual(['b']);
  });

  it('keeps on top what began while it was under way, on the first page alone', () => {
    const known = [{ task: task('c', { times: later }), heardAt: 150 }];
    expect(idsOf(mergePage({ ...asked, page, known }))).toEqual(['c', 'b', 'a']);
    const below = later.accepted;
    expect(idsOf(mergePage({ ...asked, below, page, known }))).toEqual(['b', 'a']);
  });

  it('has what was brought in while it was under way in its place, and leaves to the next page what is older', () => {
    const at = (accepted: string) => ({ times: { ...later, accepted } });
    const [newer, older] = ['2026-03-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'].map(at);
    const known = ['2026-02-01T00:00:00.000Z', '2025-12-01T00:00:00.000Z'].map((accepted) => ({
      task: task(accepted.slice(0, 4), at(accepted)),
      heardAt: 150,
    }));
    const tasks = [task('b', newer), task('a', older)];
    expect(idsOf(mergePage({ ...asked, page: { tasks, nextCursor: '7' }, known }))).toEqual([
      'b',
      '2026',
      'a',
    ]);
    const last = { tasks, nextCursor: null };
    expect(idsOf(mergePage({ ...asked, page: last, known }))).toEqual(['b', '2026', 'a', '2025']);
  });

  it('does not bring back what was known before it was asked for: another ledger may answer', () => {
    const known = [{ task: task('c', { times: later }), heardAt: 50 }];
    expect(idsOf(mergePage({ ...asked, page, known }))).toEqual(['b', 'a']);
  });

  it('adds nothing that its list does not hold', () => {
    const known = [{ task: task('c', { times: later }), heardAt: 150 }];
    const belongs = (task: Task) => isInList({ starred: true }, task, null);
    expect(idsOf(mergePage({ ...asked, belongs, page: { tasks: [], nextCursor: null }, known }))).toEqual([]);
  });
});
