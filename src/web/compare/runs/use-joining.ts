import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ComparisonSet } from '#core/compare/comparison-set.ts';
import { imageTaskQuery } from '#web/api/image-task-query.ts';
import type { ComparedRun } from './use-runs.ts';

/** As soon as a run has its image, that takes its place in the comparison. */
export function useJoining(
  set: ComparisonSet,
  { runs, onJoin }: { readonly runs: readonly ComparedRun[]; readonly onJoin: (set: ComparisonSet) => void },
): void {
  const done = runs.flatMap(({ id, task }) => {
    const image = task?.status === 'done' ? task.images[0] : undefined;
    return image ? [{ run: id, image: image.id }] : [];
  });
  const client = useQueryClient();
  const join = useEffectEvent(() => {
    // What is known is not looked up: the other pictures stay while this one comes.
    for (const { run, image } of done) client.setQueryData(imageTaskQuery(image).queryKey, run);
    onJoin({
      images: [...new Set([...set.images, ...done.map(({ image }) => image)])],
      runs: set.runs.filter((id) => !done.some(({ run }) => run === id)),
    });
  });
  const key = done.map(({ run }) => run).join();
  useEffect(() => {
    if (key) join();
  }, [key]);
}
