import type { ImportReport } from '#core/import-report.ts';
import { Notice } from '#web/ui/notice.tsx';

/** What of an export cannot be taken, each with its reason. */
export function BrokenList({ broken }: Pick<ImportReport, 'broken'>) {
  if (broken.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={broken.length === 1 ? '1 thing is broken' : `${broken.length} things are broken`}
    >
      <ul aria-label="Broken" className="mt-1 space-y-1">
        {broken.map(({ name: what, why }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change, and names in it may repeat
          <li key={at} className="wrap-anywhere">
            <code className="font-mono text-xs text-ink">{what}</code>: {why}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
