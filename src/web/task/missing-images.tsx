import { CloudDownload } from 'lucide-react';
import { KEPT_ASIDE, type Task } from '#core/task.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { AsideLinks } from './aside-links.tsx';
import { useSingleFlight } from './use-single-flight.ts';
import { useTaskActions } from './use-task-actions.ts';

type Missing = Task['missing'];

/** The results that did not come or could not be kept, those with one reason together. Nothing where none is missing. */
export function MissingImages({ missing }: { readonly missing: Missing }) {
  const byReason = Map.groupBy(missing, ({ error }) => `${error.kind} ${error.message}`);
  return [...byReason].map(([reason, alike]) => <Alike key={reason} missing={alike} />);
}

/** What was made and lost on the way can be fetched again, for as long as the provider has it. */
function Alike({ missing }: { readonly missing: Missing }) {
  const { fetchAgain } = useTaskActions();
  const [isBusy, start] = useSingleFlight();
  const [first] = missing;
  const wasMade = first?.error.kind === 'timed-out' || first?.error.kind === 'network';
  const places = new Intl.ListFormat('en').format(missing.map(({ index }) => String(index + 1)));
  const what = missing.length === 1 ? `Image ${places}` : `Images ${places}`;

  async function fetchAll(): Promise<void> {
    // One that cannot be had says why; the others would say the same.
    for (const { id } of missing) if (!(await fetchAgain(id))) return;
  }

  return (
    <Notice
      tone="warning"
      title={`${what} ${missing.length === 1 ? 'is' : 'are'} missing`}
      actions={
        wasMade ? (
          <Button
            size="sm"
            icon={CloudDownload}
            aria-disabled={isBusy}
            aria-label={`Fetch again: ${what}`}
            onClick={() => start(fetchAll)}
          >
            {isBusy ? 'Fetching…' : 'Fetch again'}
          </Button>
        ) : undefined
      }
    >
      {first?.error.message}
      {first?.error.code === KEPT_ASIDE ? <AsideLinks missing={missing} /> : null}
    </Notice>
  );
}
