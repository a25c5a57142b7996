import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const { model, input } = SMALL.runware;
const DAY = 24 * 3_600_000;

async function passDays(bench: Bench, days: number): Promise<void> {
  for (let day = 0; day < days; day++) await bench.pass(DAY);
}

async function takeDone(bench: Bench, seed: string) {
  const { id } = await bench.take(model, { ...input, seed });
  return bench.settle(id);
}

function filesOf(bench: Bench): readonly string[] {
  return readdirSync(join(bench.folder, 'images'));
}

describe('the bin', () => {
  it('gives back within thirty days, and is emptied after them, files and words; the cost stays in the totals', async () => {
    const bench = new Bench();
    const [kept, deleted] = [await takeDone(bench, '1'), await takeDone(bench, '2')];
    const thumbnail = await bench.fetch(`/api/images/${deleted.images[0]?.id}?width=320`);
    expect(thumbnail.status).toBe(200);
    await bench.ask(`DELETE /api/tasks/${deleted.id}`);
    await passDays(bench, 29);
    expect((await bench.ask(`POST /api/tasks/${deleted.id}/restore`)).status).toBe(200);
    await bench.ask(`DELETE /api/tasks/${deleted.id}`);
    await passDays(bench, 29);
    expect(filesOf(bench)).toHaveLength(2);
    await passDays(bench, 2);
    expect(filesOf(bench)).toEqual([kept.images[0]?.sha256]);
    expect(readdirSync(join(bench.folder, 'thumbnails'))).toEqual([]);
    expect(bench.services.ledger.row(deleted.id)).toMatchObject({ input: {}, sent: {}, cost_usd: 0.0006 });
    expect(bench.services.ledger.list({ limit: 10, deleted: true }).tasks).toEqual([]);
    expect((await bench.ask('GET /api/spend?days=90')).body).toMatchObject({
      lines: [{ usd: 0.0012, tasks: 2 }],
    });
  });

  it('X77 whose emptying was interrupted after the files is emptied the next time, and nothing else is touched', async () => {
    const bench = new Bench();
    const [kept, deleted] = [await takeDone(bench, '1'), await takeDone(bench, '2')];
    await bench.ask(`DELETE /api/tasks/${deleted.id}`);
    const purge = bench.services.ledger.purge.bind(bench.services.ledger);
    bench.services.ledger.purge = () => {
      throw new Error('The power went off.');
    };
    await passDays(bench, 31);
    expect(filesOf(bench)).toEqual([kept.images[0]?.sha256]);
    expect(bench.services.ledger.list({ limit: 10, deleted: true }).tasks).toHaveLength(1);
    bench.services.ledger.purge = purge;
    bench.restart();
    await bench.pass(3_600_000);
    expect(bench.services.ledger.list({ limit: 10, deleted: true }).tasks).toEqual([]);
    expect(bench.task(kept.id).images).toHaveLength(1);
    expect(existsSync(join(bench.folder, 'images', kept.images[0]?.sha256 ?? ''))).toBe(true);
  });
});
