import { type ComponentProps, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { JsonTabPart } from './json-tab-part.tsx';

const jsonTabPart = lazyPart(() => import('./json-tab-part.tsx').then((file) => file.JsonTabPart), {
  isFetchedAhead: false,
});

/** The same input as the form's, as JSON. The editor is fetched when this is first shown, since few ever open it. */
export function JsonTab(props: ComponentProps<typeof JsonTabPart>) {
  const [attempt, setAttempt] = useState(1);
  const [hasFailed, setFailed] = useState(false);
  const Part = useLazyPart({ part: jsonTabPart, wanted: attempt, onFailed: () => setFailed(true) });
  if (Part) return <Part {...props} />;
  if (!hasFailed) return <Skeleton className="h-48" />;

  function tryAgain() {
    setFailed(false);
    setAttempt(attempt + 1);
  }

  return (
    <Notice
      tone="danger"
      role="alert"
      title="The JSON editor could not be fetched"
      actions={<Button onClick={tryAgain}>Try again</Button>}
    >
      What you typed is still in the form. Check that the server can be reached.
    </Notice>
  );
}
