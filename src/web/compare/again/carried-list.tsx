import type { Arrival } from '#core/transfer/arrival.ts';
import { valueInWords } from '#web/form/value-in-words.ts';
import { Badge } from '#web/ui/badge.tsx';
import type { Tone } from '#web/ui/tone.ts';

/** What became of every value on the way to another model: what is the same in one line, the rest each with its reason. */
export function CarriedList({ arrivals }: { readonly arrivals: readonly Arrival[] }) {
  const kept = arrivals.filter(({ outcome }) => outcome === 'kept');
  const rest = arrivals.filter(({ outcome }) => outcome !== 'kept');
  return (
    <ul aria-label="What is carried over" className="space-y-1 text-xs text-ink-soft">
      {kept.length > 0 ? (
        <Line outcome="kept">{new Intl.ListFormat('en').format(kept.map(({ title }) => title))}</Line>
      ) : null}
      {rest.map((arrival) => (
        <Line key={arrival.topic} outcome={arrival.outcome}>
          <span className="font-medium text-ink">{arrival.title}</span> {changeInWords(arrival)}
          {arrival.why ? <span className="block text-ink-faint">{arrival.why}</span> : null}
        </Line>
      ))}
    </ul>
  );
}

type LineProps = { readonly outcome: Arrival['outcome']; readonly children: React.ReactNode };

function Line({ outcome, children }: LineProps) {
  return (
    <li className="flex items-start gap-2">
      <Badge tone={TONES[outcome]} className="w-18 justify-center">
        {outcome === 'parked' ? 'left out' : outcome}
      </Badge>
      <span className="min-w-0 flex-1 py-0.5 wrap-anywhere">{children}</span>
    </li>
  );
}

function changeInWords({ outcome, held, now }: Arrival): string {
  const [was, is] = [valueInWords(held), valueInWords(now)];
  if (outcome === 'parked') return `${was} is not sent`;
  return was === is ? is : `${was} → ${is}`;
}

const TONES = {
  kept: 'neutral',
  converted: 'accent',
  changed: 'warning',
  removed: 'warning',
  parked: 'warning',
} as const satisfies Record<Arrival['outcome'], Tone>;
