import type { ReadArchive } from '#core/archive/read-archive.ts';
import { formatCount } from '#web/ui/format-count.ts';
import { BrokenList } from './broken-list.tsx';

type ArchiveReviewProps = {
  readonly name: string;
  readonly archive: Extract<ReadArchive, { kind: 'export' }>;
};

/** What an export says that is in it, before anything of it is brought in. */
export function ArchiveReview({ name, archive: { recipes, files, broken } }: ArchiveReviewProps) {
  const uploads = [...files.keys()].filter((key) => key.startsWith('uploads/')).length;
  const rows = [
    ['Tasks', recipes],
    ['Images', files.size - uploads],
    ['Source and reference images', uploads],
  ] as const;
  // A 0 reads as if nothing were brought in.
  const told = rows.filter(([, count]) => count > 0);
  return (
    <div className="space-y-3">
      <p className="wrap-anywhere text-ink-soft">
        Nothing of {name} was brought in yet. It says that it holds:
      </p>
      <dl aria-label="In the export" className="divide-y divide-line rounded-md border border-line bg-raised">
        {told.map(([title, count]) => (
          <div key={title} className="flex justify-between gap-3 px-3 py-1.5">
            <dt className="text-ink-soft">{title}</dt>
            <dd className="text-ink tabular-nums">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <BrokenList broken={broken} />
    </div>
  );
}
