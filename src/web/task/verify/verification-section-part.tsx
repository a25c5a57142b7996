import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Task } from '#core/task.ts';
import { Button } from '#web/ui/button.tsx';
import { useVerifications } from './use-verifications.ts';
import { VerificationList } from './verification-list.tsx';
import { VerifiedTaskPart } from './verified-task-part.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

export type VerificationSectionPartProps = { readonly task: Task };

/** Of the task that it verifies, and of those that verified it: what came of it. */
export function VerificationSectionPart({ task }: VerificationSectionPartProps) {
  const [isOpen, setOpen] = useState(false);
  const { verifications } = useVerifications(task);
  return (
    <section aria-labelledby={`verified-${task.id}`} className="space-y-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id={`verified-${task.id}`} className="text-sm font-semibold">
          Verification
        </h3>
        {task.status === 'done' && task.deletedAt === null ? (
          <Button size="sm" icon={ShieldCheck} onClick={() => setOpen(true)}>
            Verify…
          </Button>
        ) : null}
      </div>
      <VerifiedTaskPart task={task} />
      <VerificationList original={task} verifications={verifications ?? []} />
      {task.parent === null && verifications?.length === 0 ? (
        <p className="text-xs text-ink-soft">
          Whether this recipe makes the same picture again was not tried.
        </p>
      ) : null}
      <VerifyDialog task={isOpen ? task : null} onClose={() => setOpen(false)} />
    </section>
  );
}
