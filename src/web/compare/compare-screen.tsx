import { CircleAlert, Columns2 } from 'lucide-react';
import { useRef } from 'react';
import { type ComparisonSet, MAX_COMPARED } from '#core/compare/comparison-set.ts';
import { useKeptFocus } from '#web/task/use-kept-focus.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import type { CompareView } from './compare-view.ts';
import { Comparison } from './comparison.tsx';
import { useJoining } from './runs/use-joining.ts';
import { useRuns } from './runs/use-runs.ts';
import { useCompared } from './use-compared.ts';

type CompareScreenProps = {
  readonly set: ComparisonSet;
  readonly view: CompareView;
  readonly onSet: (set: ComparisonSet) => void;
  /** A run has become an image: nothing that its user would go back from. */
  readonly onJoin: (set: ComparisonSet) => void;
  readonly onView: (view: CompareView) => void;
};

/** Two to nine images, and what made them, beside each other. */
export function CompareScreen({ set, view, onSet, onJoin, onView }: CompareScreenProps) {
  const { all, unknownIds, isPending, error, tryAgain } = useCompared(set.images);
  const runs = useRuns(set.runs);
  const root = useRef<HTMLElement>(null);
  useJoining(set, { runs, onJoin });
  // The place of a run goes with its buttons when its image comes.
  useKeptFocus(root);
  return (
    <main
      ref={root}
      tabIndex={-1}
      className="min-h-0 flex-1 space-y-3 overflow-y-auto bg-canvas p-3 outline-none"
    >
      <h1 className="sr-only">Compare</h1>
      {unknownIds.length > 0 ? (
        <Notice
          tone="warning"
          role="status"
          title={
            unknownIds.length === 1
              ? '1 image of this link is not known here.'
              : `${unknownIds.length} images of this link are not known here.`
          }
        >
          {unknownIds.length === 1 ? 'It was' : 'They were'} made on another server, or{' '}
          {unknownIds.length === 1 ? 'its task is' : 'their tasks are'} gone for good. Whoever sent the link
          can send one with “Recipes” instead, which makes the images again here.
          {all.length > 0 ? ' The others are shown.' : ''}
        </Notice>
      ) : null}
      {error ? (
        <EmptyState
          icon={CircleAlert}
          title="The comparison cannot be shown"
          action={<Button onClick={tryAgain}>Try again</Button>}
        >
          {error.message}
        </EmptyState>
      ) : isPending && set.images.length > 0 ? (
        <>
          <p role="status" className="sr-only">
            Looking the images up
          </p>
          <Skeleton className="h-[60dvh]" />
        </>
      ) : all.length > 0 || runs.length > 0 ? (
        <Comparison all={all} runs={runs} set={set} view={view} onView={onView} onSet={onSet} />
      ) : (
        <EmptyState icon={Columns2} title="Nothing to compare yet">
          Choose two to {MAX_COMPARED} images in the gallery and press Compare, or press it beneath images in
          the playground and open the comparison from the bar above.
        </EmptyState>
      )}
    </main>
  );
}
