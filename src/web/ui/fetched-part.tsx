import { useState } from 'react';
import { Button } from './button.tsx';
import type { LazyPart } from './lazy-part.ts';
import { Notice } from './notice.tsx';
import { Skeleton } from './skeleton.tsx';
import { useLazyPart } from './use-lazy-part.ts';

type FetchedPartProps<Props> = {
  readonly part: LazyPart<Props>;
  readonly props: Props;
  /** Begins a sentence: "The JSON editor". */
  readonly name: string;
  /** Of what holds the place until it is there. */
  readonly className: string;
};

/** A part in the flow of the page, fetched when it is first shown; where it does not come, a way to try again. */
export function FetchedPart<Props extends object>({ part, props, name, className }: FetchedPartProps<Props>) {
  const [attempt, setAttempt] = useState(1);
  const [hasFailed, setFailed] = useState(false);
  const Part = useLazyPart({ part, wanted: attempt, onFailed: () => setFailed(true) });
  if (Part) return <Part {...props} />;
  if (!hasFailed) return <Skeleton className={className} />;

  function tryAgain() {
    setFailed(false);
    setAttempt(attempt + 1);
  }

  return (
    <Notice
      tone="danger"
      role="alert"
      title={`${name} could not be fetched`}
      actions={<Button onClick={tryAgain}>Try again</Button>}
    >
      What you typed is still in the form. Check that the server can be reached.
    </Notice>
  );
}
