import { type Report, SILENT } from '#server/providers/provider.ts';

/**
 * What is known of a task of which the provider runs several: it goes on until all have ended, and has succeeded where
 * one did. Of a single one, its own report.
 */
export function mergeReports(reports: readonly (Report | undefined)[]): Report {
  const [first = SILENT, ...twins] = reports.map((report) => report ?? SILENT);
  if (twins.length === 0) return first;
  const all = [first, ...twins];
  // A twin of which nothing is heard any more holds nothing up.
  const open = [first, ...twins.filter((twin) => twin.state !== 'silent')].find(({ state }) => isOpen(state));
  const succeeded = all.find((report) => report.state === 'succeeded');
  return {
    state: (open ?? succeeded ?? first).state,
    progress: first.progress,
    outputs: all.flatMap((report) => report.outputs),
    errors: all.flatMap((report) => report.errors),
    isFree: all.every((report) => report.isFree),
    version: first.version,
  };
}

/** Whether more is to come of a task in this state. */
export function isOpen(state: Report['state']): boolean {
  return state === 'silent' || state === 'waiting' || state === 'running';
}
