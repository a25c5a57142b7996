import { type RefObject, useRef, useState } from 'react';
import { MOST_TASKS, type RunPlan, runPlanSchema } from '#core/run-plan.ts';
import { browserStorage } from '#web/ui/browser-storage.ts';

/** How many and with which seeds outlives the page, as what is typed does. */
const KEY = 'proofsheet.run.1';

export type RunPlanControl = {
  readonly plan: RunPlan;
  readonly change: (plan: RunPlan) => void;
  /** What was typed as the number of tasks and is none; nothing runs meanwhile. `null`: all is well. */
  readonly wrongCount: string | null;
  readonly setCount: (text: string) => void;
  /** Where the number is typed. */
  readonly countBox: RefObject<HTMLInputElement | null>;
};

/** The plan of the next run, and what changes it. */
export function useRunPlan(): RunPlanControl {
  const [plan, setPlan] = useState(() => runPlanSchema.parse(browserStorage.read(KEY)));
  const [wrongCount, setWrongCount] = useState<string | null>(null);
  const countBox = useRef<HTMLInputElement>(null);

  function change(next: RunPlan): void {
    setPlan(next);
    browserStorage.write(KEY, next);
  }

  function setCount(text: string): void {
    const count = Number(text);
    const isAllowed = Number.isInteger(count) && count >= 1 && count <= MOST_TASKS;
    setWrongCount(isAllowed ? null : text);
    if (isAllowed) change({ ...plan, count });
  }

  return { plan, change, wrongCount, setCount, countBox };
}
