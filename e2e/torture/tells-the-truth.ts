import type { Schedule } from './schedule.ts';

/** Whether nothing in the schedule keeps the providers from telling what they have, when they are asked. */
export function tellsTheTruth({ faults, habits }: Schedule): boolean {
  const isForgetful = (habits.remembersMs ?? habits.archiveRemembersMs ?? null) !== null;
  const isMuddled = faults.some(
    ({ on, do: action }) => ['poll', 'archive', 'list'].includes(on) || action === 'headers',
  );
  return !isForgetful && !isMuddled && (habits.listDelayMs ?? 0) === 0;
}
