import type { Task } from '#core/task.ts';
import { VerificationOutcome } from './verification-outcome.tsx';

type VerificationListProps = { readonly original: Task; readonly verifications: readonly Task[] };

/** What verified a task, newest first. Nothing where nothing did. */
export function VerificationList({ original, verifications }: VerificationListProps) {
  return (
    <ul aria-label="Verifications" className="space-y-3 empty:hidden">
      {verifications.map((again) => (
        <li key={again.id}>
          <VerificationOutcome original={original} again={again} />
        </li>
      ))}
    </ul>
  );
}
