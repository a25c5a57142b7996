import { isFinal, type Task } from '#core/task.ts';
import { planVerification } from '#core/verify/plan-verification.ts';
import { TaskTitle } from '#web/task/task-title.tsx';
import { useModel } from '#web/task/use-model.ts';
import { useProviderMode } from '#web/task/use-provider-mode.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { RefusedPlan } from './refused-plan.tsx';
import { useVerifications } from './use-verifications.ts';
import { VerificationList } from './verification-list.tsx';
import { VerifyOffer } from './verify-offer.tsx';

type VerifyDialogPartProps = { readonly task: Task; readonly onClose: () => void };

/** What is run once more and what it costs, before it is; then how far it is, and what it says. It may be closed at any time. */
export function VerifyDialogPart({ task, onClose }: VerifyDialogPartProps) {
  const model = useModel(task.model);
  const mode = useProviderMode(task.model.split('/')[0] ?? '');
  const { verifications, error } = useVerifications(task);
  const plan = mode && planVerification({ task, model, isSandbox: mode === 'sandbox' });
  const underWay = verifications?.some(({ status }) => !isFinal(status)) ?? false;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Verify"
      description="Runs the exact recipe once more, with the same seed, and compares what comes with what came."
      size="lg"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="space-y-4">
        <p className="text-sm">
          <TaskTitle task={task} />
        </p>
        {error && !verifications ? (
          <Notice tone="warning" title="What verified it before is not known">
            {error.message}
          </Notice>
        ) : null}
        {plan?.kind === 'refused' ? <RefusedPlan plan={plan} /> : null}
        {plan?.kind === 'ready' && model && (verifications || error) ? (
          <VerifyOffer task={task} model={model} plan={plan} isUnderWay={underWay} />
        ) : null}
        <VerificationList original={task} verifications={verifications ?? []} />
      </div>
    </Dialog>
  );
}
