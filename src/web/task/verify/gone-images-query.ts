import { queryOptions } from '@tanstack/react-query';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { imageHead } from '#web/api/image-head.ts';

/** Which of these paths of an input name an image that this server does not have any more. */
export function goneImagesQuery(input: Input, paths: readonly string[]) {
  return queryOptions({
    queryKey: ['gone images', paths.map((path) => getAt(input, path))],
    async queryFn() {
      const heads = await Promise.all(paths.map((path) => imageHead(String(getAt(input, path)))));
      return paths.filter((_, at) => heads[at] === null);
    },
    gcTime: 0,
  });
}
