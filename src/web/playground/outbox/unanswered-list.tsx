import { useState } from 'react';
import { outbox } from '#web/api/outbox/outbox.ts';
import { useNow } from '#web/task/use-now.ts';
import { UnansweredPress } from './unanswered-press.tsx';
import { useOutbox } from './use-outbox.ts';

type UnansweredListProps = {
  readonly onTaken: (id: string) => void;
  /** The press that had the focus is settled. */
  readonly onSettled: () => void;
};

/** Another tab's press counts as under way for this long, in milliseconds. */
const UNDER_WAY_MS = 2_000;

/** The presses that nobody knows the outcome of. Nothing where all were answered. */
export function UnansweredList({ onTaken, onSettled }: UnansweredListProps) {
  const presses = useOutbox();
  const [resentId, setResentId] = useState<string | null>(null);
  const now = useNow(presses.length > 0, 500);
  const shown = presses.filter(({ id, pressedAt }) => {
    if (outbox.isSending(id)) return id === resentId;
    const ageMs = now - pressedAt;
    return outbox.isOwn(id) || ageMs < 0 || ageMs > UNDER_WAY_MS;
  });
  if (shown.length === 0) return null;
  return (
    <section aria-label="Runs without an answer" className="space-y-2">
      {shown.map((press) => (
        <UnansweredPress
          key={press.id}
          press={press}
          onSend={() => setResentId(press.id)}
          onTaken={onTaken}
          onSettled={onSettled}
        />
      ))}
    </section>
  );
}
