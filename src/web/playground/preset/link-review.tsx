import { useSyncExternalStore } from 'react';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { openedLink } from './opened-link.ts';
import type { PresetProps } from './preset-props.ts';

const reviewPart = lazyPart(() => import('./link-review-part.tsx').then((file) => file.LinkReviewPart));

/** Shows what a preset link would do, where the page was opened with one. */
export function LinkReview(props: PresetProps) {
  const fragment = useSyncExternalStore(openedLink.subscribe, openedLink.fragment);
  const toast = useToast();
  const Part = useLazyPart({
    part: reviewPart,
    wanted: fragment !== null,
    onFailed() {
      openedLink.dismiss();
      toast.show({
        tone: 'danger',
        title: 'The link could not be opened: the server does not answer.',
        description: 'Check that it runs, then open the link again.',
      });
    },
  });

  /** One of several recipes is in the form: the others are wanted one by one, too. */
  function putAside(others: number): void {
    openedLink.putAside();
    toast.show({
      title: others === 1 ? '1 other recipe is in this link.' : `${others} other recipes are in this link.`,
      description: 'They stay under “Presets and examples” until you close the page.',
      action: { label: 'Show them', onSelect: openedLink.openAgain },
    });
  }

  if (!Part || fragment === null) return null;
  return (
    <Part key={fragment} {...props} fragment={fragment} onClose={openedLink.dismiss} onPutAside={putAside} />
  );
}
