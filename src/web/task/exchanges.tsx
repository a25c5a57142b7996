import { useQuery } from '@tanstack/react-query';
import { isFinal, type Task } from '#core/task.ts';
import { exchangesQuery } from '#web/api/exchanges-query.ts';
import { Button } from '#web/ui/button.tsx';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { ExchangeText } from './exchange-text.tsx';

/** What went over the wire for a task, folded away: the request, its answer, and what ended it. Read when it is opened. */
export function Exchanges({ task }: { readonly task: Task }) {
  return (
    <section aria-label="Request and response">
      <Disclosure title="Request and response">
        <Kept task={task} />
      </Disclosure>
    </section>
  );
}

function Kept({ task }: { readonly task: Task }) {
  const { data, error, refetch } = useQuery(exchangesQuery(task));
  if (error)
    return (
      <Notice
        tone="danger"
        title={error.message}
        actions={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  if (!data) return <Skeleton className="h-24" />;
  const { exchanges, isImported } = data;
  if (exchanges.length === 0) return <Remark>{reasonOf(task, isImported)}</Remark>;
  const hasRequest = exchanges.some(({ isBillable }) => isBillable);
  const hasEnd = exchanges.some(({ isEnd }) => isEnd);
  return (
    <div className="space-y-4">
      {isImported ? <Remark>As the export told it, from which this task was brought in.</Remark> : null}
      {hasRequest ? null : (
        <Remark>The request is not kept: the server ended before it could be written down.</Remark>
      )}
      {exchanges.map((exchange) => (
        <ExchangeText key={String(exchange.isBillable)} exchange={exchange} />
      ))}
      {hasEnd || !isFinal(task.status) ? null : <Remark>No answer that ended this task is kept.</Remark>}
    </div>
  );
}

function Remark({ children }: { readonly children: string }) {
  return <p className="text-xs text-ink-soft">{children}</p>;
}

function reasonOf({ times }: Task, isImported: boolean): string {
  if (isImported) return 'Not kept: this task was brought in from an export that does not have them.';
  if (times.sent === null) return 'Nothing was sent.';
  if (times.ended === null) return 'No answer has come yet. The request is shown with it.';
  return 'Not kept: this task was made before they were kept, or the server ended before it could write them down.';
}
