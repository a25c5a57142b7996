import type { Fate } from './fate.ts';

/** What a script wants of tasks that are not executed yet, by `taskKey`. */
export type FatePlan = {
  /** Adds to what is planned for a task; of failing generations, one more. */
  readonly add: (key: string, fate: Fate) => void;
  /** Takes the plan for a task that is executed now, or was refused: it holds for one execution. */
  readonly take: (key: string) => Fate;
};

export function createFatePlan(): FatePlan {
  const plans = new Map<string, Fate>();
  return {
    add(key, fate) {
      const before = plans.get(key) ?? {};
      const failedItems = [...(before.failedItems ?? []), ...(fate.failedItems ?? [])];
      plans.set(key, { ...before, ...fate, ...(failedItems.length > 0 ? { failedItems } : {}) });
    },
    take(key) {
      const fate = plans.get(key) ?? {};
      plans.delete(key);
      return fate;
    },
  };
}
