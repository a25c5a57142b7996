import type { ImportReport } from '#core/import-report.ts';
import { countOf } from '#web/ui/count-of.ts';
import { Notice } from '#web/ui/notice.tsx';
import { BrokenList } from './broken-list.tsx';

type ImportReviewProps = { readonly name: string; readonly report: ImportReport };

/** What came of an import: how much came in, how much was here or lies in the bin, and each thing that is broken, with its reason. */
export function ImportReview({ name, report: { imported, known, inBin, broken } }: ImportReviewProps) {
  return (
    <div className="space-y-3">
      <Notice
        tone={imported > 0 ? 'success' : 'neutral'}
        title={imported > 0 ? `${countOf(imported, 'task')} came in` : 'No new task came in'}
      >
        From {name}.
        {known > 0
          ? ` ${countOf(known, 'task')} ${known === 1 ? 'was' : 'were'} here already, and stayed as before.`
          : ''}
        {inBin > 0
          ? ` ${countOf(inBin, 'task')} ${inBin === 1 ? 'is in the bin: restore it there' : 'are in the bin: restore them there'}.`
          : ''}
      </Notice>
      <BrokenList broken={broken} />
    </div>
  );
}
