import { getRouteApi } from '@tanstack/react-router';
import { type ComparisonSet, readComparisonSet } from '#core/compare/comparison-set.ts';
import { CompareScreen } from '#web/compare/compare-screen.tsx';

const route = getRouteApi('/compare');

/** The comparison with its images, the runs that are to join them, and its view in the URL. */
export function ComparePage() {
  const { images = '', runs = '', view = 'side' } = route.useSearch();
  const navigate = route.useNavigate();

  function show(set: ComparisonSet, replace: boolean): void {
    const search = { images: set.images.join(',') || undefined, runs: set.runs.join(',') || undefined, view };
    void navigate({ search, replace });
  }

  return (
    <CompareScreen
      set={{ images: readComparisonSet(images), runs: readComparisonSet(runs) }}
      view={view}
      onSet={(set) => show(set, false)}
      onJoin={(set) => show(set, true)}
      onView={(next) => void navigate({ search: (before) => ({ ...before, view: next }), replace: true })}
    />
  );
}
