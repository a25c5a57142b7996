import type { Task } from '#core/task.ts';
import { formatDuration } from './format.ts';

/** How long each phase took that has ended, in words: "Running" and "12 s". */
export function phaseTimes({ times }: Task): readonly (readonly [name: string, duration: string])[] {
  const steps = [
    ['Waited', times.accepted],
    ['Sending', times.sent],
    ['Running', times.running],
    ['Saving', times.saving],
    ['In all', times.ended],
  ] as const;
  const reached = steps.flatMap(([name, at]) => (at === null ? [] : [{ name, at: Date.parse(at) }]));
  const phases = reached.slice(0, -1).map(({ name, at }, index): readonly [string, string] => {
    return [name, formatDuration((reached[index + 1]?.at ?? at) - at)];
  });
  if (times.ended === null) return phases;
  return [...phases, ['In all', formatDuration(Date.parse(times.ended) - Date.parse(times.accepted))]];
}
