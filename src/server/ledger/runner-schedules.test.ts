import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFinal } from '#core/task.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

/** What may happen to one exchange: nothing, a fault on its way there or back, or a crash of the server at it. */
const FAULTS = [
  'none',
  'reset before',
  'reset after',
  '500 before',
  '500 after',
  'cut',
  '429',
  'refused',
  'crash before',
  'crash after',
] as const;
type Fault = (typeof FAULTS)[number];

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

async function meet(bench: Bench, fault: Fault, answer: () => Promise<Response>): Promise<Response> {
  switch (fault) {
    case 'none':
      return answer();
    case 'refused':
      throw broken('ECONNREFUSED');
    case 'reset before':
      throw broken('ECONNRESET');
    case 'reset after':
      await answer();
      throw broken('ECONNRESET');
    case '500 before':
      return new Response('oops', { status: 500 });
    case '500 after':
      await answer();
      return new Response('oops', { status: 500 });
    case 'cut': {
      const bytes = await (await answer()).bytes();
      return new Response(bytes.slice(0, bytes.length / 2));
    }
    case '429':
      return Response.json({ detail: 'Wait.', retry_after: 3 }, { status: 429 });
    case 'crash before':
      bench.restart();
      return new Response();
    case 'crash after':
      await answer();
      bench.restart();
      return new Response();
  }
}

const ON_REPLICATE = { model: SMALL.replicate.model, input: { ...SMALL.replicate.input } };
/** The first has no known outcome, and is found while the second one settles. */
const FOUND_MEANWHILE: [(typeof ON_REPLICATE)[], Fault[]] = [
  [ON_REPLICATE, ON_REPLICATE],
  ['cut', 'none', '429', 'refused', '500 before', 'none', '500 before'],
];
const OUTPUTS = [{}, { numberResults: 2 }, { outputType: 'base64Data' }, { deliveryMethod: 'sync' }] as const;

describe('whatever goes wrong, and whenever', () => {
  it('no task is paid twice, and nothing that was paid is lost', async () => {
    const taskOf = fc.oneof(
      fc.constantFrom(...OUTPUTS).map((more) => ({
        model: SMALL.runware.model,
        input: { ...SMALL.runware.input, seed: '1', ...more },
      })),
      fc.constant(ON_REPLICATE),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(taskOf, { minLength: 1, maxLength: 3 }),
        fc.array(fc.constantFrom(...FAULTS), { maxLength: 14 }),
        async (tasks, faults) => {
          const bench = new Bench();
          const left = [...faults];
          bench.intercept = ({ answer }) => meet(bench, left.shift() ?? 'none', answer);
          const ids = await Promise.all(
            tasks.map(async ({ model, input }) => (await bench.take(model, input)).id),
          );
          // One whose outcome was not known may be found, and go on, while another one settles.
          while (ids.some((id) => !isFinal(bench.task(id).status))) {
            for (const id of ids) await bench.settle(id);
          }
          await expectInvariants(bench, ids);
          bench.close();
        },
      ),
      { numRuns: 25, examples: [FOUND_MEANWHILE] },
    );
  }, 90_000);
});

/** Source: shared/faults.md §1, against the emulator's own book. */
async function expectInvariants(bench: Bench, ids: readonly string[]): Promise<void> {
  const charges = bench.emulator.book.charges();
  const rows = ids.map((id) => bench.services.ledger.row(id));
  const tasks = ids.map((id) => bench.task(id));

  // O1: at most one charge a task.
  expect(charges.length).toBeLessThanOrEqual(ids.length);
  for (const { providerId } of tasks)
    expect(charges.filter((charge) => charge.taskId === providerId).length).toBeLessThanOrEqual(1);

  // O2: what was charged is a file in its place, or its task says why not.
  for (const charge of charges) {
    const task = tasks.find(({ providerId }) => providerId === charge.taskId);
    if (task) expect(task.images.length + task.missing.length).toBe(charge.count);
    else expect(tasks.some(({ status }) => status === 'unknown')).toBe(true);
  }
  for (const { sha256 } of tasks.flatMap(({ images }) => images))
    expect(await bench.services.files.read(sha256)).not.toBeNull();

  // O3: every task has ended, or says when its next step comes.
  for (const row of rows) expect(row && (isFinal(row.status) || row.next_at !== null)).toBe(true);

  // O4: what is shown and what is held back together cover what was charged.
  const covered = rows.reduce((sum, row) => sum + (row?.cost_usd ?? 0) + (row?.reserved_usd ?? 0), 0);
  const charged = charges.reduce((sum, charge) => sum + charge.usd, 0);
  expect(covered).toBeGreaterThanOrEqual(charged - 1e-9);
}
