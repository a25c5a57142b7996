import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Totals } from '#core/totals.ts';
import { totalsQuery } from '#web/api/totals-query.ts';
import { formatBytes } from '#web/task/format.ts';
import { countOf } from '#web/ui/count-of.ts';
import { moneyText } from './money-text.ts';

/** What everything comes to that a query finds; the last totals stay until the next are here. */
export function TotalsLine({ query }: { readonly query: string }) {
  const { data: totals } = useQuery({ ...totalsQuery(query), placeholderData: keepPreviousData });
  return (
    <p className="flex min-h-5 min-w-0 flex-wrap gap-x-3 text-xs text-ink-soft tabular-nums">
      {totals ? partsOf(totals).map((part) => <span key={part}>{part}</span>) : null}
    </p>
  );
}

function partsOf({ tasks, images, pixels, bytes, live, sandbox, storage }: Totals): readonly string[] {
  const all = storage.imageBytes + storage.uploadBytes;
  return [
    `${countOf(images, 'image')} of ${countOf(tasks, 'task')}`,
    moneyText(live, false),
    moneyText(sandbox, true),
    `${(pixels / 1e6).toFixed(1)} MP`,
    bytes === all ? `${formatBytes(all)} on disk` : `${formatBytes(bytes)} of ${formatBytes(all)} on disk`,
  ].filter(Boolean);
}
