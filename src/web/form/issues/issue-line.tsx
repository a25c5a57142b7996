import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Fix, Issue } from '#core/schema/issue.ts';
import { Button } from '#web/ui/button.tsx';

type IssueLineProps = {
  readonly issue: Issue;
  readonly onFix: (fix: Fix) => void;
  /** Given, the sentence is a link to the field. */
  readonly onOpen?: (() => void) | undefined;
};

/** One issue as icon, word and sentence, with its fixes to click. */
export function IssueLine({ issue, onFix, onOpen }: IssueLineProps) {
  const { icon: Icon, word, color } = looks[issue.severity];
  const sentence = (
    <>
      <span className={`font-medium ${color}`}>{word}</span> {issue.message}
    </>
  );
  return (
    <div className="flex items-start gap-1.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 ${color}`} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 py-px">
        {onOpen ? (
          <button
            type="button"
            onClick={onOpen}
            className="min-w-0 rounded-sm text-left wrap-anywhere text-ink-soft hover:text-ink hover:underline hover:underline-offset-2"
          >
            {sentence}
          </button>
        ) : (
          <p className="min-w-0 wrap-anywhere text-ink-soft">{sentence}</p>
        )}
        {issue.fixes.length > 0 ? (
          <span className="inline-flex flex-wrap gap-1">
            {issue.fixes.map((fix) => (
              <Button key={fix.label} size="sm" aria-label={`Fix: ${fix.label}`} onClick={() => onFix(fix)}>
                {fix.label}
              </Button>
            ))}
          </span>
        ) : null}
      </div>
    </div>
  );
}

const looks = {
  error: { icon: CircleAlert, word: 'Error', color: 'text-danger' },
  warning: { icon: TriangleAlert, word: 'Warning', color: 'text-warning' },
} as const;
