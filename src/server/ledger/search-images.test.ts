import { describe, expect, it } from 'vitest';
import { addTask, fox, openLedger, search, shownOf } from './test-search.ts';

describe('the images of one task', () => {
  const jazz = {
    ...fox,
    input: { positivePrompt: 'jazz', seed: '31337', numberResults: 3 },
    seed: '31337',
    images: ['31337', '31338', '31339'].map((seed) => ({ seed, costUsd: 0.01, width: 512 })),
  };

  it.each([
    ['seed:31338', ['31338']],
    ['jazz -seed:31338', ['31337', '31339']],
    ['seed:31337', ['31337']],
    ['seed:>31337', ['31338', '31339']],
    ['seed:>31337 -seed:31339', ['31338']],
    ['seed:31337 seed:31338', []],
    ['jazz', ['31337', '31338', '31339']],
  ])('are found each for itself: %s', (text, expected) => {
    const ledger = openLedger();
    const task = ledger.task(addTask(ledger, jazz));
    addTask(ledger, { ...fox, images: [] });
    expect(task && shownOf(text, task).map((image) => image?.seed)).toEqual(expected);
    const { tasks } = ledger.list({ limit: 9, deleted: false, search: search(`jazz ${text}`) });
    expect(tasks).toHaveLength(expected.length > 0 ? 1 : 0);
    expect(ledger.search.totals({ search: search(`jazz ${text}`), isInBin: false })).toMatchObject({
      tasks: tasks.length,
      images: expected.length,
      pixels: expected.length * 512 * 256,
      live: { usd: expected.length / 100 },
    });
  });

  it('share an estimate, and come to it together', () => {
    const ledger = openLedger();
    const images = jazz.images.map((image) => ({ ...image, costUsd: null }));
    addTask(ledger, { ...jazz, images, estimateUsd: 0.03 });
    const live = (text: string) => ledger.search.totals({ search: search(text), isInBin: false }).live;
    expect(live('jazz')).toEqual({ usd: 0.03, estimatedTasks: 1, unknownTasks: 0 });
    expect(live('seed:31338')).toEqual({ usd: 0.01, estimatedTasks: 1, unknownTasks: 0 });
    expect(live('cost:>0.02').usd).toBe(0);
  });

  it('leave what was paid for one that is missing in the sum of their task', () => {
    const ledger = openLedger();
    const id = addTask(ledger, jazz);
    ledger.record(id, { task: { cost_usd: 0.04 } });
    expect(ledger.search.totals({ search: search('jazz'), isInBin: false }).live.usd).toBe(0.04);
  });
});
