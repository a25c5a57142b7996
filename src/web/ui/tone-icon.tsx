import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Tone } from './tone.ts';

const table = {
  neutral: { icon: Info, word: 'Note', color: 'text-ink-soft' },
  accent: { icon: Info, word: 'Note', color: 'text-accent' },
  warning: { icon: TriangleAlert, word: 'Warning', color: 'text-warning' },
  danger: { icon: CircleAlert, word: 'Error', color: 'text-danger' },
  success: { icon: CircleCheck, word: 'Done', color: 'text-success' },
} satisfies Record<Tone, unknown>;

/** A tone as a shape and a word, so that it is never told by colour alone. */
export function ToneIcon({ tone }: { readonly tone: Tone }) {
  const { icon: Icon, word, color } = table[tone];
  return (
    <>
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${color}`} />
      <span className="sr-only">{word}: </span>
    </>
  );
}
