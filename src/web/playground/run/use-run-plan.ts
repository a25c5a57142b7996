import { useState } from 'react';
import { type RunPlan, runPlanSchema } from '#core/run-plan.ts';
import { browserStorage } from '#web/ui/browser-storage.ts';

/** How many and with which seeds outlives the page, as what is typed does. */
const KEY = 'proofsheet.run.1';

/** The plan of the next run, and what changes it. */
export function useRunPlan(): readonly [RunPlan, (plan: RunPlan) => void] {
  const [plan, setPlan] = useState(() => runPlanSchema.parse(browserStorage.read(KEY)));
  function change(next: RunPlan): void {
    setPlan(next);
    browserStorage.write(KEY, next);
  }
  return [plan, change];
}
