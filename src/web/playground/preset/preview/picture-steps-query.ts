import { queryOptions } from '@tanstack/react-query';
import type { SmallPicture } from '#core/preset/picture/small-picture.ts';
import { imageBytes } from './image-bytes.ts';
import { pictureSteps } from './picture-steps.ts';

/** An image that is only here in all its small sizes; none where it is gone, or cannot be read. */
export function pictureStepsQuery(value: string) {
  return queryOptions({
    queryKey: ['picture steps', value],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    async queryFn(): Promise<readonly (SmallPicture | null)[]> {
      const bytes = await imageBytes(value);
      const steps: (SmallPicture | null)[] = [];
      if (bytes) for await (const step of pictureSteps(bytes)) steps.push(step);
      return steps;
    },
  });
}
