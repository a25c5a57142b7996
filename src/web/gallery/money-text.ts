import type { Totals } from '#core/totals.ts';
import { formatUsd } from '#web/task/format.ts';
import { countOf } from '#web/ui/count-of.ts';

/** "≈ $0.15 play money and 2 tasks of unknown cost": an estimate is told as one. Empty where nothing was spent. */
export function moneyText({ usd, estimatedTasks, unknownTasks }: Totals['live'], isSandbox: boolean): string {
  const sum = `${estimatedTasks > 0 ? '≈ ' : ''}${formatUsd(usd)}${isSandbox ? ' play money' : ''}`;
  const unknown = `${countOf(unknownTasks, 'task')} of unknown cost`;
  return [usd > 0 ? sum : '', unknownTasks > 0 ? unknown : ''].filter(Boolean).join(' and ');
}
