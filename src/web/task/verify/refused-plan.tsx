import type { VerificationPlan } from '#core/verify/plan-verification.ts';
import { Notice } from '#web/ui/notice.tsx';

type RefusedPlanProps = { readonly plan: Extract<VerificationPlan, { kind: 'refused' }> };

/** Why a task cannot be verified, and what of its request would be another one. */
export function RefusedPlan({ plan: { why, changes } }: RefusedPlanProps) {
  return (
    <Notice tone="warning" role="status" title={why}>
      Nothing is sent.
      {changes.length > 0 ? (
        <ul className="list-disc pl-4">
          {changes.map(({ topic, title, was, now }) => (
            <li key={topic}>
              {title}: {was === undefined ? 'unset' : JSON.stringify(was)} then,{' '}
              {now === undefined ? 'unset' : JSON.stringify(now)} now
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
