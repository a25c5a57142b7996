import { queryOptions } from '@tanstack/react-query';
import { judgeDifference } from '#core/compare/judge-difference.ts';
import type { TaskImage } from '#core/task.ts';
import { measureDifference } from '#web/task/compare/measure-difference.ts';
import type { Verdict } from './verdict.ts';

/** An image and the one that was made again, by the pixels of both where their files differ. */
export function verdictQuery(before: TaskImage, again: TaskImage) {
  return queryOptions({
    // The bytes that a result has never change.
    queryKey: ['verdict', before.sha256, again.sha256],
    queryFn: () => judge(before, again),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

async function judge(before: TaskImage, again: TaskImage): Promise<Verdict> {
  if (before.sha256 === again.sha256) return { likeness: 'identical', by: 'bytes' };
  if (before.width !== again.width || before.height !== again.height)
    return { likeness: 'different', by: 'size' };
  const { share, clearShare, mean } = await measureDifference([before, again]);
  const figures = { share, clearShare, mean };
  return { likeness: judgeDifference(figures), by: 'pixels', figures };
}
