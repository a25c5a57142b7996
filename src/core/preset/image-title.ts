import type { Model } from '#core/models/registry.ts';
import { titleAt } from '#core/schema/title-at.ts';

/** What an image is called for people, by its concrete path: in a list with its number there, as prompts speak of it. */
export function imageTitle({ fields }: Model, path: string): string {
  const [, index] = /\.(\d+)$/.exec(path) ?? [];
  return index === undefined ? titleAt(fields, path) : `${titleAt(fields, path)}, ${Number(index) + 1}`;
}
