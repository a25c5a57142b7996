import { getRouteApi } from '@tanstack/react-router';
import { readComparisonSet } from '#core/compare/comparison-set.ts';
import { CompareScreen } from '#web/compare/compare-screen.tsx';

const route = getRouteApi('/compare');

/** The comparison with its images and its view in the URL. */
export function ComparePage() {
  const { images = '', view = 'side' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <CompareScreen
      imageIds={readComparisonSet(images)}
      view={view}
      onImages={(ids) => void navigate({ search: { images: ids.join(',') || undefined, view } })}
      onView={(next) => void navigate({ search: { images, view: next }, replace: true })}
    />
  );
}
