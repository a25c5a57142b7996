import type { Charge } from '#server/emulator/book.ts';
import { deriveUuid } from '#server/emulator/derive-uuid.ts';
import { checkUtility } from './check-utility.ts';
import { refusal } from './refusal.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The account behind every key: balance and use, USD of play money. Source: shared/contracts/runware.md §6. */
export function accountDetails({ desk, task }: TaskOrder): TaskAnswer {
  const refused = checkUtility(task, ['operation']);
  if (refused) return refused;
  if (task.operation !== 'getDetails') return refusal(task, 'invalidOperation', { parameter: 'operation' });
  const charges = desk.book.charges().filter((charge) => charge.provider === 'runware');
  const nowMs = desk.clock.now();
  const since = (fromMs: number): Usage => usageOf(charges.filter((charge) => charge.at >= fromMs));
  const { taskType, taskUUID, operation } = task;
  const item = {
    taskType,
    taskUUID,
    operation,
    organizationUUID: deriveUuid('sandbox'),
    organizationName: 'Sandbox',
    AIRSource: 'sandbox',
    balance: toMoney(desk.balanceUsd - desk.book.spentUsd('runware')),
    team: [],
    apiKeys: [],
    usage: {
      total: usageOf(charges),
      today: since(nowMs - (nowMs % DAY_MS)),
      last7Days: since(nowMs - 7 * DAY_MS),
      last30Days: since(nowMs - 30 * DAY_MS),
    },
  };
  return { data: [item], errors: [] };
}

type Usage = { readonly credits: number; readonly requests: number };

function usageOf(charges: readonly Charge[]): Usage {
  return { credits: toMoney(charges.reduce((sum, { usd }) => sum + usd, 0)), requests: charges.length };
}

/** Without float dust: prices have four decimals, and six are kept. */
function toMoney(usd: number): number {
  return Number(usd.toFixed(6));
}
