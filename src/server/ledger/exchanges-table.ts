import type { DatabaseSync } from 'node:sqlite';
import { type Exchange, exchangeSchema } from '#core/exchange.ts';
import { parseJson } from '#core/json.ts';

export type ExchangesTable = ReturnType<typeof openExchangesTable>;

/** The rows of `exchanges`: of each task its billable request at the most, and one question. Opens no transaction of its own. */
export function openExchangesTable(database: DatabaseSync) {
  const ofTask = database.prepare('SELECT exchange FROM exchanges WHERE task = ? ORDER BY is_billable DESC');
  const insert = database.prepare('INSERT OR REPLACE INTO exchanges VALUES (?, ?, ?)');
  const removeOfTask = database.prepare('DELETE FROM exchanges WHERE task = ?');

  /** Keeps an exchange in the place of the one before. What ended an earlier attempt goes with it. */
  function put(task: string, exchange: Exchange): void {
    if (exchange.isBillable) removeOfTask.run(task);
    insert.run(task, Number(exchange.isBillable), JSON.stringify(exchange));
  }

  /** What is kept of a task, the request first. A row that cannot be read is none. */
  function list(task: string): readonly Exchange[] {
    return ofTask
      .all(task)
      .flatMap((row) => exchangeSchema.safeParse(parseJson(String(row.exchange))).data ?? []);
  }

  function removeAll(task: string): void {
    removeOfTask.run(task);
  }

  return { put, list, removeAll };
}
