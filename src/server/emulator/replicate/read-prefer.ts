/** How long a creating request is to be held, ms, and the words that say so in the answer. */
export type Prefer = { readonly waitMs: number; readonly applied: string };

/** Reads `Prefer: wait` or `wait=n`; `null` for anything else, which HTTP says to ignore. 61–99 pass and count as 60 (replicate.md §3.2). */
export function readPrefer(header: string | null): Prefer | null {
  const [applied, , seconds] = /^wait(=([1-9][0-9]?))?$/.exec(header?.trim() ?? '') ?? [];
  return applied ? { waitMs: Math.min(60, Number(seconds ?? 60)) * 1000, applied } : null;
}
