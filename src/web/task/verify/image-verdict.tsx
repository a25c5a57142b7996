import { useQuery } from '@tanstack/react-query';
import { Equal, EqualApproximately, EqualNot } from 'lucide-react';
import type { Likeness } from '#core/compare/judge-difference.ts';
import type { TaskImage } from '#core/task.ts';
import { compareUrl } from '#web/task/compare/compare-url.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Spinner } from '#web/ui/spinner.tsx';
import { verdictQuery } from './verdict-query.ts';
import { verdictSentence } from './verdict-sentence.ts';

type ImageVerdictProps = {
  readonly before: TaskImage;
  readonly again: TaskImage;
  /** Begins its sentence, where there are several; else empty. */
  readonly name: string;
};

/** Whether an image came again, with the measure and what it means. */
export function ImageVerdict({ before, again, name }: ImageVerdictProps) {
  const { data: verdict, error, refetch } = useQuery(verdictQuery(before, again));
  if (error) {
    return (
      <Notice
        tone="warning"
        title={`${name || 'The image'} could not be compared`}
        actions={
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </Notice>
    );
  }
  if (!verdict) {
    return (
      <p className="flex items-center gap-2 text-xs text-ink-soft">
        <Spinner size="sm" /> Comparing the pixels of both
      </p>
    );
  }
  const { word, tone, icon } = LOOKS[verdict.likeness];
  return (
    <p className="text-xs text-ink-soft">
      <Badge tone={tone} icon={icon} className="mr-2">
        {name ? `${name}: ${word.toLowerCase()}` : word}
      </Badge>
      {verdictSentence(verdict)}{' '}
      <a
        href={`${compareUrl([before.id, again.id])}&view=difference`}
        className="text-accent underline underline-offset-2"
      >
        See both{name ? ` of ${name.toLowerCase()}` : ''}
      </a>
    </p>
  );
}

const LOOKS = {
  identical: { word: 'Identical', tone: 'success', icon: Equal },
  near: { word: 'Near', tone: 'accent', icon: EqualApproximately },
  different: { word: 'Different', tone: 'warning', icon: EqualNot },
} as const satisfies Record<Likeness, object>;
