import { useState } from 'react';
import { type RunPlan, runPlanSchema } from '#core/run-plan.ts';

/** How many and with which seeds outlives the page, as what is typed does. */
const KEY = 'proofsheet.run.1';

/** The plan of the next run, and what changes it. */
export function useRunPlan(): readonly [RunPlan, (plan: RunPlan) => void] {
  const [plan, setPlan] = useState(readPlan);
  function change(next: RunPlan): void {
    setPlan(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // It holds until the page is closed.
    }
  }
  return [plan, change];
}

function readPlan(): RunPlan {
  try {
    return runPlanSchema
      .catch({ count: 1, seeds: null })
      .parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return { count: 1, seeds: null };
  }
}
