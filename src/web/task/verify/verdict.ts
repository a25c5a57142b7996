import type { Difference } from '#core/compare/difference.ts';
import type { Likeness } from '#core/compare/judge-difference.ts';

/** What an image and the one that was made again are to each other, and by what measure. */
export type Verdict =
  | { readonly likeness: 'identical'; readonly by: 'bytes' }
  | { readonly likeness: 'different'; readonly by: 'size' }
  | { readonly likeness: Likeness; readonly by: 'pixels'; readonly figures: Omit<Difference, 'heat'> };
