import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import type { Model } from '#core/models/registry.ts';
import { MOST_TASKS } from '#core/run-plan.ts';
import { fieldOfRole, valueOfRole } from '#core/schema/role.ts';
import { DraftBox } from '#web/form/numbers/draft-box.tsx';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { seedsOfPlan } from './seeds-of-plan.ts';
import type { RunPlanControl } from './use-run-plan.ts';

type PlanBarProps = {
  readonly model: Model;
  readonly form: InputForm;
  readonly control: RunPlanControl;
};

const SEEDS = [
  { value: 'draw', label: 'Draw', description: 'Each draws a seed of its own; the one above is not used' },
  { value: 'next', label: '+1', description: 'Counts up from the seed above, or from one that is drawn' },
  { value: 'same', label: 'Same', description: 'All use the seed above, or one that is drawn' },
] as const;

/** How many tasks the next run makes, and with which seeds. */
export function PlanBar({ model, form, control }: PlanBarProps) {
  const { wrongCount: wrong, setCount } = control;
  const { count } = control.plan;
  const issueId = useId();
  const hasSeed = fieldOfRole(model.fields, 'seed') !== null;

  return (
    <div className="space-y-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
        <span className="flex items-center gap-1">
          Tasks
          <IconButton
            size="sm"
            icon={Minus}
            label="One task less"
            aria-disabled={count === 1}
            onClick={() => count > 1 && setCount(String(count - 1))}
          />
          <DraftBox
            label="Number of tasks"
            text={wrong ?? String(count)}
            ref={control.countBox}
            onCommit={setCount}
            onStep={(text, direction) => setCount(String(Number(text) + direction))}
            inputMode="numeric"
            aria-invalid={wrong !== null || undefined}
            aria-describedby={wrong === null ? undefined : issueId}
            className="w-12!"
          />
          <IconButton
            size="sm"
            icon={Plus}
            label="One task more"
            aria-disabled={count === MOST_TASKS}
            onClick={() => count < MOST_TASKS && setCount(String(count + 1))}
          />
        </span>
        {count > 1 && hasSeed ? <SeedRule model={model} form={form} control={control} /> : null}
      </div>
      {wrong === null ? null : (
        <p id={issueId} role="alert" className="text-xs text-danger">
          A run makes 1 to {MOST_TASKS} tasks. Type such a number to run.
        </p>
      )}
    </div>
  );
}

/** With which seeds; in a leaf of its own, as it follows the seed that is typed. */
function SeedRule({ model, form, control: { plan, change } }: PlanBarProps) {
  const input = useLiveInput(form);
  const seeds = seedsOfPlan(model, input, plan);
  const isThrownAway = seeds === 'draw' && valueOfRole(model.fields, input, 'seed') !== undefined;
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      Seeds
      <Segmented
        label="Seeds"
        value={seeds}
        onChange={(next) => change({ ...plan, seeds: next })}
        options={SEEDS}
      />
      {isThrownAway ? <span className="basis-full text-warning">The seed above is not used.</span> : null}
    </span>
  );
}
