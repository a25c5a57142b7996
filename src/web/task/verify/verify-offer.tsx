import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import type { Model } from '#core/models/registry.ts';
import { titleAt } from '#core/schema/title-at.ts';
import type { Task } from '#core/task.ts';
import type { VerificationPlan } from '#core/verify/plan-verification.ts';
import { ExpectedPrice } from '#web/task/expected-price.tsx';
import { useSingleRun } from '#web/task/run/use-single-run.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Button } from '#web/ui/button.tsx';
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
  const priceId = useId();
  const { run, isBusy, failure } = useSingleRun(() => undefined);
  const { data: gone } = useQuery(goneImagesQuery(plan.input, plan.imagePaths));
  const canRun = gone?.length === 0 && !isUnderWay && !isBusy;
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
      <div className="flex flex-wrap items-center gap-3">
        <div id={priceId} className="min-w-0 flex-1 basis-48">
          <ExpectedPrice model={model} input={plan.input} tasks={1} />
          {task.sandbox ? (
            <Badge className="mt-1" title="Drawn by the sandbox">
              sandbox: play money
            </Badge>
          ) : null}
        </div>
        <Button
          variant="primary"
          icon={ShieldCheck}
          aria-disabled={!canRun}
          aria-describedby={priceId}
          onClick={() => canRun && run({ model, input: plan.input, parent: task.id })}
        >
          {isUnderWay || isBusy ? 'Running…' : 'Run once more'}
        </Button>
      </div>
    </div>
  );
}
