import type { Input } from '#core/schema/input.ts';
import { getAt, setAt } from '#core/schema/path.ts';

/**
 * An input with an image where a preview of it stood. In a list it comes to its old place, or behind the last, and takes
 * nobody's: images are to be placed in the order of their paths.
 */
export function placeImage(
  input: Input,
  { path, value }: { readonly path: string; readonly value: string },
): Input {
  const [, list = '', index] = /^(.+)\.(\d+)$/.exec(path) ?? [];
  if (index === undefined) return setAt(input, path, value);
  const before = getAt(input, list);
  const others = Array.isArray(before) ? before : [];
  return setAt(input, list, others.toSpliced(Number(index), 0, value));
}
