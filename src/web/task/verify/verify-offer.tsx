import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import { titleAt } from '#core/schema/title-at.ts';
import type { Task } from '#core/task.ts';
import type { VerificationPlan } from '#core/verify/plan-verification.ts';
import { RunOffer } from '#web/task/run/run-offer.tsx';
import { useSingleRun } from '#web/task/run/use-single-run.ts';
import { Notice } from '#web/ui/notice.tsx';
import { goneImagesQuery } from './gone-images-query.ts';

type VerifyOfferProps = {
  readonly task: Task;
  readonly model: Model;
  readonly plan: Extract<VerificationPlan, { kind: 'ready' }>;
  /** One has been sent and has not ended. */
  readonly isUnderWay: boolean;
};

/** What it costs, what should be known before, and the button that spends. */
export function VerifyOffer({ task, model, plan, isUnderWay }: VerifyOfferProps) {
  const { run, isBusy, failure } = useSingleRun(() => undefined);
  const { data: gone } = useQuery(goneImagesQuery(plan.input, plan.imagePaths));
  return (
    <div className="space-y-3">
      {plan.notes.length > 0 ? (
        <ul className="list-disc space-y-1 pl-4 text-xs text-ink-soft">
          {plan.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {gone && gone.length > 0 ? (
        <Notice tone="warning" role="status" title="An image that it was made from is not here any more">
          {gone.map((path) => titleAt(model.fields, path)).join(', ')}: without it the recipe is another one,
          and nothing is sent.
        </Notice>
      ) : null}
      {failure ? (
        <Notice tone="danger" role="alert" title={failure.title}>
          {failure.text}
        </Notice>
      ) : null}
      <RunOffer
        model={model}
        input={plan.input}
        icon={ShieldCheck}
        label={isUnderWay || isBusy ? 'Running…' : 'Run once more'}
        canRun={gone?.length === 0 && !isUnderWay && !isBusy}
        onRun={() => run({ model, input: plan.input, parent: task.id })}
      />
    </div>
  );
}
