import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { sumUsd } from '#core/cost.ts';
import { type SpendReport, spendLineSchema } from '#core/spend.ts';

export type Spend = ReturnType<typeof openSpend>;

/** A day in milliseconds. Days are counted in UTC. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** What was spent, from the ledger's own rows and none that were brought in; play money and real money are never added. */
export function openSpend(database: DatabaseSync) {
  const committedSince = database.prepare(
    'SELECT COALESCE(SUM(COALESCE(cost_usd, 0) + reserved_usd + doubt_usd), 0) AS usd FROM tasks WHERE sandbox = 0 AND accepted_at >= ? AND imported_at IS NULL',
  );
  const lines = database.prepare(`
    SELECT date(accepted_at / 1000, 'unixepoch') AS day, model, provider, sandbox,
      COALESCE(SUM(cost_usd), 0) AS usd,
      SUM(reserved_usd + doubt_usd) AS reservedUsd,
      COUNT(*) AS tasks,
      SUM(cost_kind = 'estimated') AS estimatedTasks,
      SUM(cost_kind = 'unknown' AND status NOT IN ('accepted', 'sending', 'running', 'saving', 'failed', 'canceled')) AS unknownTasks
    FROM tasks WHERE accepted_at >= ? AND imported_at IS NULL GROUP BY day, model, provider, sandbox ORDER BY day DESC, usd DESC
  `);

  /** Real money spent or held back since the day began, in USD. */
  function committedToday(now: number): number {
    return sumUsd([Number(committedSince.get(startOfDay(now))?.usd ?? 0)]);
  }

  /** Totals by day, model and provider over the last `days` days. */
  function report(now: number, days: number): SpendReport {
    const since = startOfDay(now) - (days - 1) * DAY_MS;
    const rows = z
      .array(spendLineSchema)
      .parse(lines.all(since).map((row) => ({ ...row, sandbox: row.sandbox === 1 })));
    const today = new Date(startOfDay(now)).toISOString().slice(0, 10);
    const ofToday = rows.filter((row) => row.day === today);
    return {
      today: {
        live: total(ofToday.filter((row) => !row.sandbox)),
        sandbox: total(ofToday.filter((row) => row.sandbox)),
      },
      lines: rows,
    };
  }

  return { committedToday, report };
}

function startOfDay(now: number): number {
  return now - (now % DAY_MS);
}

function total(rows: SpendReport['lines']): SpendReport['today']['live'] {
  return {
    usd: sumUsd(rows.map((row) => row.usd)),
    reservedUsd: sumUsd(rows.map((row) => row.reservedUsd)),
    tasks: rows.reduce((sum, row) => sum + row.tasks, 0),
    estimatedTasks: rows.reduce((sum, row) => sum + row.estimatedTasks, 0),
    unknownTasks: rows.reduce((sum, row) => sum + row.unknownTasks, 0),
  };
}
