import type { Left } from '#core/snippet/read/fill-input.ts';
import { Notice } from '#web/ui/notice.tsx';

type LeftOutProps = {
  readonly left: readonly Left[];
  /** What one of them is, where that is no field. */
  readonly noun?: string;
};

/** What the form does not take of something that came from elsewhere, each with its reason. */
export function LeftOut({ left, noun = 'field' }: LeftOutProps) {
  if (left.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={left.length === 1 ? `1 ${noun} is left out` : `${left.length} ${noun}s are left out`}
    >
      <ul aria-label="Left out" className="mt-1 space-y-1">
        {left.map(({ name, why }) => (
          <li key={`${name} ${why}`}>
            <code className="font-mono text-xs text-ink">{name}</code>: {why}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
