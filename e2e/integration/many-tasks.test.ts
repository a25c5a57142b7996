import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { makeStandInPictures } from '#e2e/torture/stand-in-pictures.ts';
import { Bench, PROVIDERS, type ProviderId, SMALL, waitFor } from './open-bench.ts';

const EACH = 250;
/** Polls a second, to one provider. Source: shared/faults.md §7. */
const POLLS_PER_SECOND = 40;
const WINDOW_MS = 5_000;
/** What was under way when a window begins. */
const UNDER_WAY = 12;

describe('five hundred tasks that run', () => {
  it('X36 all go on after a crash while polling, and are asked for within bounds', async () => {
    const pictures = await makeStandInPictures({ count: 20, formats: ['jpeg', 'webp'] });
    const bench = await Bench.open({ speed: 10, pace: 30, pictures });
    await bench.start();
    const first = { runware: await bench.post('runware'), replicate: await bench.post('replicate') };
    for (const id of Object.values(first)) await bench.until(id, ({ status }) => status === 'running');
    await bench.life.kill();
    for (const provider of PROVIDERS) await multiply(bench, provider, first[provider]);

    await bench.start({ CRASH_AT: 'P6', CRASH_NTH: '3' });
    expect(await bench.life.ended).toBeNull();
    const charges = bench.charges;
    expect(charges).toBe(2 * EACH);
    await bench.start();
    await waitFor(async () => (countDone(bench) === 2 * EACH ? true : null));
    expect(bench.charges).toBe(charges);
    for (const provider of PROVIDERS) {
      const times = bench.upstream.arrivals
        .filter((each) => each.provider === provider && each.kind === 'question')
        .map(({ at }) => at);
      const most = Math.max(
        ...times.map((from) => times.filter((at) => at >= from && at < from + WINDOW_MS).length),
      );
      expect(most).toBeLessThanOrEqual((POLLS_PER_SECOND * WINDOW_MS) / 1000 + UNDER_WAY);
    }
  });
});

/** Makes many of one running task, at its provider and in the ledger, while no server has it open. */
async function multiply({ upstream, dataDir }: Bench, provider: ProviderId, id: string): Promise<void> {
  const { RUNWARE_BASE_URL, REPLICATE_BASE_URL } = upstream.environment;
  const model = SMALL.replicate.model.replace('replicate/', '');
  const url = provider === 'runware' ? RUNWARE_BASE_URL : `${REPLICATE_BASE_URL}/models/${model}/predictions`;
  const request = upstream.emulator.book.requests().find((each) => each.provider === provider)?.body ?? '';
  const ledger = new DatabaseSync(join(dataDir, 'ledger.sqlite'));
  const columns = ledger
    .prepare(
      "SELECT name FROM pragma_table_info('tasks') WHERE name NOT IN ('seq', 'id', 'provider_id', 'sent')",
    )
    .all()
    .map(({ name }) => String(name))
    .join(', ');
  const insert = ledger.prepare(
    `INSERT INTO tasks (id, provider_id, sent, ${columns})
     SELECT ?1, ?2, replace(sent, ?3, ?1), ${columns} FROM tasks WHERE id = ?3`,
  );
  ledger.exec('BEGIN');
  for (let copy = 1; copy < EACH; copy++) {
    const copyId = crypto.randomUUID();
    const body = request.replace(id, copyId);
    const headers = { authorization: 'Bearer key', 'content-type': 'application/json' };
    const response = await upstream.emulator.fetch(
      new Request(String(url), { method: 'POST', headers, body }),
    );
    const answer: { readonly id?: string } = await response.json();
    insert.run(copyId, answer.id ?? copyId, id);
  }
  ledger.exec('COMMIT');
  ledger.close();
}

function countDone({ dataDir }: Bench): number {
  const ledger = new DatabaseSync(join(dataDir, 'ledger.sqlite'), { readOnly: true });
  const row = ledger.prepare("SELECT COUNT(*) AS count FROM tasks WHERE status = 'done'").get();
  ledger.close();
  return Number(row?.count);
}
