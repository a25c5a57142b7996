const FORM = /^(?=.)(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s?)?$/;
const LEAST_MS = 5000;

/**
 * Reads `Cancel-After`: `90`, `90s`, `1h30m45s`, at least 5 s. Milliseconds; `null` where there is no header.
 * Source: shared/contracts/replicate.md §3.3.
 */
export function readCancelAfter(header: string | null): number | null | 'refused' {
  if (header === null) return null;
  const match = FORM.exec(header.trim());
  if (!match) return 'refused';
  const [hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0));
  const ms = Math.round(((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000);
  return ms < LEAST_MS ? 'refused' : ms;
}
