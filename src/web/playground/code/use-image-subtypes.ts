import { useQueries } from '@tanstack/react-query';
import type { Input } from '#core/schema/input.ts';
import { leavesOf } from '#core/schema/path.ts';
import { type ImageSubtype, localFileName } from '#core/snippet/local-file.ts';
import { imageHead } from '#web/api/image-head.ts';

/** What the images of an input are that our server alone has, once it has told; a PNG until then. */
export function useImageSubtypes(input: Input): (value: string) => ImageSubtype {
  const texts = leavesOf(input).flatMap(([, value]) => [value].flat());
  const values = [...new Set(texts.filter(isOurs))];
  const heads = useQueries({
    queries: values.map((value) => ({
      queryKey: ['image-head', value],
      queryFn: () => imageHead(value),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const byValue = new Map(values.map((value, at) => [value, heads[at]?.data?.type]));
  return function subtypeOf(value) {
    const type = byValue.get(value);
    if (type === 'image/jpeg') return 'jpeg';
    return type === 'image/webp' ? 'webp' : 'png';
  };
}

function isOurs(value: unknown): value is string {
  return typeof value === 'string' && localFileName(value, 'png') !== null;
}
