import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Task } from '#core/task.ts';
import { isVerification } from '#core/verify/is-verification.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { formatMoment } from '#web/task/format.ts';
import { useModel } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { ImageVerdicts } from './image-verdicts.tsx';
import { useVerifications } from './use-verifications.ts';
import { VerificationList } from './verification-list.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

export type VerificationSectionPartProps = { readonly task: Task };

/** Of the task that it verifies, and of those that verified it: what came of it. */
export function VerificationSectionPart({ task }: VerificationSectionPartProps) {
  const [isOpen, setOpen] = useState(false);
  const { verifications } = useVerifications(task);
  const original = useVerified(task);
  return (
    <section aria-labelledby={`verified-${task.id}`} className="space-y-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id={`verified-${task.id}`} className="text-sm font-semibold">
          Verified
        </h3>
        {task.status === 'done' && task.deletedAt === null ? (
          <Button size="sm" icon={ShieldCheck} onClick={() => setOpen(true)}>
            Verify…
          </Button>
        ) : null}
      </div>
      {original ? (
        <div>
          <p className="text-xs text-ink-soft">
            It is the recipe of {formatMoment(original.times.accepted)} once more.
          </p>
          {task.status === 'done' ? <ImageVerdicts original={original} again={task} /> : null}
        </div>
      ) : null}
      <VerificationList original={task} verifications={verifications ?? []} />
      {!original && verifications?.length === 0 ? (
        <p className="text-xs text-ink-soft">
          Whether this recipe makes the same picture again was not tried.
        </p>
      ) : null}
      <VerifyDialog task={isOpen ? task : null} onClose={() => setOpen(false)} />
    </section>
  );
}

/** The task that this one verifies; `null` where it verifies none, or one that is gone. */
function useVerified(task: Task): Task | null {
  const model = useModel(task.model);
  const { data: original } = useQuery({ ...taskQuery(task.parent ?? ''), enabled: task.parent !== null });
  return model && original && isVerification({ task, original, model }) ? original : null;
}
