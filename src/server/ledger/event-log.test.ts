import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { openEventLog } from './event-log.ts';

describe('the log of events', () => {
  it('numbers them without gaps, and gives those after any of them', () => {
    const log = openEventLog(openDatabase(':memory:'));
    expect(['a', 'b', 'a'].map((task) => log.append(task, 0).seq)).toEqual([1, 2, 3]);
    expect(log.since(0)).toEqual([
      { seq: 1, task: 'a' },
      { seq: 2, task: 'b' },
      { seq: 3, task: 'a' },
    ]);
    expect(log.since(2)).toEqual([{ seq: 3, task: 'a' }]);
    expect(log.since(3)).toEqual([]);
    expect(log.last()).toBe(3);
  });

  it('that is empty has nothing after its beginning, and knows no later one', () => {
    const log = openEventLog(openDatabase(':memory:'));
    expect([log.since(0), log.since(1), log.last()]).toEqual([[], null, 0]);
  });

  it('knows nothing after what it never gave', () => {
    const log = openEventLog(openDatabase(':memory:'));
    log.append('a', 0);
    for (const seq of [2, 999, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(log.since(seq)).toBeNull();
  });

  it('keeps the last ten thousand, and says so of older ones', () => {
    const database = openDatabase(':memory:');
    const log = openEventLog(database);
    for (let count = 0; count < 12_000; count++) log.append('a', 0);
    expect(log.since(1_999)).toBeNull();
    expect(log.since(2_000)).toHaveLength(10_000);
    expect(log.last()).toBe(12_000);
    // Numbers go on where all was taken out.
    database.exec('DELETE FROM events');
    expect(log.append('a', 0).seq).toBe(12_001);
  });
});
