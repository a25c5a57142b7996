import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { totalsQuery } from '#web/api/totals-query.ts';
import { formatBytes } from '#web/task/format.ts';
import { Button } from '#web/ui/button.tsx';
import { useBulkActions } from './selection/use-bulk-actions.ts';

/** What the bin holds, and the way to empty it: that cannot be undone, so it is pressed twice. */
export function BinNotice() {
  const { data: totals } = useQuery(totalsQuery('is:deleted'));
  const [isAsked, setAsked] = useState(false);
  const { empty } = useBulkActions();
  if (!totals || totals.tasks === 0) return null;
  const bytes = formatBytes(totals.bytes);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
      <p role="status">
        {isAsked
          ? `${totals.images} ${totals.images === 1 ? 'image goes' : 'images go'} for good, with prompts and settings. That frees ${bytes}.`
          : `What is in the bin goes after 30 days. It takes ${bytes}.`}
      </p>
      <Button
        size="sm"
        variant="danger"
        icon={Trash2}
        onBlur={() => setAsked(false)}
        onClick={() => {
          setAsked(!isAsked);
          if (isAsked) void empty();
        }}
      >
        {isAsked ? 'Empty it for good' : 'Empty the bin'}
      </Button>
    </div>
  );
}
