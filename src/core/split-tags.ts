import { MARK_LIMITS } from './mark-limits.ts';

/** Tags as they were typed one after the other, each once; those that are too long for a tag apart. */
type SplitTags = { readonly tags: readonly string[]; readonly tooLong: readonly string[] };

/** The tags of a text in which commas part them: `lighthouse, night` are two. */
export function splitTags(text: string): SplitTags {
  const all = [...new Set(text.split(',').map((tag) => tag.trim()))].filter(Boolean);
  const { fits = [], tooLong = [] } = Object.groupBy(all, ({ length }) =>
    length > MARK_LIMITS.tagLength ? 'tooLong' : 'fits',
  );
  return { tags: fits, tooLong };
}
