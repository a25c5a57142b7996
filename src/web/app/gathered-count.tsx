import { Link } from '@tanstack/react-router';
import { Columns2, X } from 'lucide-react';
import { gathering } from '#web/task/compare/gathering.ts';
import { useGathered } from '#web/task/compare/use-gathered.ts';
import { IconButton } from '#web/ui/icon-button.tsx';

/** How many images are gathered for a comparison, with the way there. Nothing where none is. */
export function GatheredCount() {
  const ids = useGathered();
  if (ids.length === 0) return null;
  return (
    <span className="flex items-center rounded-md border border-line bg-raised text-xs">
      <Link
        to="/compare"
        search={{ images: ids.join(',') }}
        aria-label={`Compare ${ids.length}`}
        className="flex h-6 items-center gap-1 rounded-md px-1.5 hover:bg-hover pointer-coarse:h-8"
      >
        <Columns2 aria-hidden="true" className="size-3.5" />
        <span className="max-sm:sr-only">Compare</span>
        <span className="font-semibold">{ids.length}</span>
      </Link>
      <IconButton size="sm" icon={X} label="Clear what is gathered to compare" onClick={gathering.clear} />
    </span>
  );
}
