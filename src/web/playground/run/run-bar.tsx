import { Play } from 'lucide-react';
import { useId } from 'react';
import type { Model } from '#core/models/registry.ts';
import { IssueSummary } from '#web/form/issues/issue-summary.tsx';
import type { InputForm } from '#web/form/state/input-form.ts';
import type { RunFailure } from '#web/task/run/run-failure.ts';
import { Button } from '#web/ui/button.tsx';
import { Kbd } from '#web/ui/kbd.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PlanBar } from './plan-bar.tsx';
import { RunPrice } from './run-price.tsx';
import { RunTargets } from './run-targets.tsx';
import { SendingLine } from './sending-line.tsx';
import type { RunPlanControl } from './use-run-plan.ts';

type RunBarProps = {
  readonly model: Model;
  readonly form: InputForm;
  readonly control: RunPlanControl;
  /** `at`: the time stamp of the press. */
  readonly onRun: (at: number) => void;
  /** Why the last press did not become a task. */
  readonly failure: RunFailure | null;
};

/** Always in sight beneath the form: what is wrong, how many, what it costs, and the button. */
export function RunBar({ model, form, control, onRun, failure }: RunBarProps) {
  const { count } = control.plan;
  const targetsId = useId();
  const priceId = useId();
  return (
    <div className="w-full min-w-0 space-y-2">
      {failure ? (
        <Notice tone="danger" title={failure.title} role="alert">
          {failure.text} What you typed is still here.
        </Notice>
      ) : null}
      <div className="max-h-[min(10rem,18dvh)] overflow-y-auto empty:hidden">
        <IssueSummary model={model} form={form} />
      </div>
      <RunTargets model={model} form={form} id={targetsId} />
      <SendingLine />
      <PlanBar model={model} form={form} control={control} />
      <div className="flex items-center gap-3">
        <div id={priceId} className="min-w-0 flex-1">
          <RunPrice model={model} form={form} tasks={count} />
        </div>
        <Button
          variant="primary"
          size="lg"
          icon={Play}
          aria-describedby={`${priceId} ${targetsId}`}
          onClick={(event) => onRun(event.timeStamp)}
        >
          {count === 1 ? 'Generate' : `Generate ${count}`}
          <span className="max-md:hidden">
            <Kbd>Ctrl ⏎</Kbd>
          </span>
        </Button>
      </div>
    </div>
  );
}
