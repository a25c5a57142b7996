import type { Cost } from '#core/task.ts';

/** USD with as many decimals as prices of images need: $0.0051, $1.20. Rounded to a ten-thousandth of a cent. */
export function formatUsd(usd: number): string {
  const decimals = Math.min(Math.max(2, String(Number(usd.toFixed(6))).split('.')[1]?.length ?? 0), 6);
  return `$${usd.toFixed(decimals)}`;
}

/** "$0.0102", "≈ $0.02" for an estimate, "cost unknown": never $0 for want of a figure. */
export function formatCost(cost: Cost): string {
  switch (cost.kind) {
    case 'reported':
      return formatUsd(cost.usd);
    case 'estimated':
      return `≈ ${formatUsd(cost.usd)}`;
    case 'unknown':
      return 'cost unknown';
  }
}

/** "0.8 s", "12 s", "3 min 20 s" from milliseconds. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(ms, 0) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the reader's own time and language. */
export function formatMoment(iso: string): string {
  return moments.format(new Date(iso));
}

/** "403 kB", "1.2 MB" from bytes. */
export function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
