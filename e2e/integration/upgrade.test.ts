import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '#server/emulator/create-emulator.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { Bench } from './open-bench.ts';

const FIRST_VERSION = join(import.meta.dirname, '../../src/server/ledger/fixtures/ledger-v1.sqlite');
const definitions = [...loadDefinitions(DEFINITIONS_FOLDER).models.values()].map((model) => model.definition);

/** What the older program left, by the first digit of its id. */
const [DONE, SAVING, ACCEPTED] = ['1', '4', '5'].map((digit) =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', digit),
);

describe('an upgrade of the program', () => {
  it('X94 keeps ids, costs and seeds, and goes on with the tasks in flight', async () => {
    const bench = await Bench.open({ speed: 1 });
    const file = join(bench.dataDir, 'ledger.sqlite');
    copyFileSync(FIRST_VERSION, file);
    const before = rowsOf(file);
    // The sandbox had run the one that is being saved.
    const saving = before.find(({ id }) => id === SAVING);
    await withSandbox(bench, ({ fetch }) =>
      fetch(
        new Request('http://sandbox.invalid/runware/v1', {
          method: 'POST',
          headers: { authorization: 'Bearer sandbox' },
          // On the wire a seed is a number.
          body: `[${String(saving?.sent).replace(/"seed":"(\d+)"/, '"seed":$1')}]`,
        }),
      ),
    );

    await bench.start({ RUNWARE_API_KEY: '', REPLICATE_API_TOKEN: '', SANDBOX_PACE: '0' });
    expect(await bench.task(DONE ?? '')).toMatchObject({
      status: 'done',
      cost: { kind: 'reported', usd: 0.0051 },
      images: [{ seed: '9223372036854775807' }],
    });
    for (const id of [SAVING, ACCEPTED])
      expect(await bench.until(id ?? '')).toMatchObject({ status: 'done', images: [{ width: 256 }] });
    await bench.life.stop();

    const facts = ({ id, seed, sent, accepted_at }: Record<string, unknown>) => ({
      id,
      seed,
      sent,
      accepted_at,
    });
    expect(rowsOf(file).map(facts)).toEqual(before.map(facts));
    expect(rowsOf(join(bench.dataDir, 'ledger.v1.sqlite'))).toEqual(before);
    await withSandbox(bench, async ({ book }) => {
      expect(book.charges().map(({ taskId }) => taskId)).toEqual([SAVING, ACCEPTED]);
    });
  });
});

function rowsOf(file: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT * FROM tasks ORDER BY seq').all();
  database.close();
  return rows;
}

/** The sandbox of a data folder, while no server has it open. */
async function withSandbox(
  { clock, dataDir }: Bench,
  work: (sandbox: Emulator) => Promise<unknown>,
): Promise<void> {
  const sandbox = createEmulator({ definitions, clock, file: join(dataDir, 'sandbox.sqlite'), pace: 0 });
  await work(sandbox);
  sandbox.close();
}
