import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { taskPageSchema } from '#core/task.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

const NOWHERE = 'd54ceecb-0000-4000-8000-00000000dead';
const { model, input } = SMALL.runware;

async function idsOf(bench: Bench, query: string): Promise<readonly string[]> {
  const { status, body } = await bench.ask(`GET /api/tasks?${query}`);
  expect(status).toBe(200);
  return taskPageSchema.parse(body).tasks.map((task) => task.id);
}

describe('GET /api/tasks', () => {
  it('lists the newest first, a page at a time, and misses none that comes meanwhile', async () => {
    const bench = new Bench({ isRunning: false });
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.push((await bench.take(model, input)).id);
    const first = taskPageSchema.parse((await bench.ask('GET /api/tasks?limit=2')).body);
    await bench.take(model, input);
    const rest = await idsOf(bench, `limit=200&cursor=${first.nextCursor}`);
    expect([...first.tasks.map((task) => task.id), ...rest]).toEqual(ids.toReversed());
  });

  it.each([
    'cursor=abc',
    'cursor=-1',
    'cursor=1.5',
    "cursor=1'%20OR%201=1--",
    'limit=0',
    'limit=201',
    'limit=many',
    'status=gone',
    'starred=perhaps',
    'from=yesterday',
    'sort=random()',
  ])('refuses the query %s, and names what is wrong', async (query) => {
    const bench = new Bench({ isRunning: false });
    const { status, headers, body } = await bench.ask(`GET /api/tasks?${query}`);
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect(body).toMatchObject({ issues: [{ path: query.split('=')[0] }] });
  });

  it('G20 looks for words, whatever they mean to SQL', async () => {
    const bench = new Bench({ isRunning: false });
    const prompts = ['100% wool', "' OR 1=1 --", 'snake_case', 'a sign that says "OPEN"', 'back\\slash'];
    const ids = new Map<string, string>();
    for (const positivePrompt of prompts)
      ids.set(positivePrompt, (await bench.take(model, { ...input, positivePrompt })).id);
    for (const prompt of prompts)
      expect([prompt, await idsOf(bench, `q=${encodeURIComponent(prompt)}`)]).toEqual([
        prompt,
        [ids.get(prompt)],
      ]);
    expect(await idsOf(bench, 'q=snake')).toEqual([ids.get('snake_case')]);
    expect(await idsOf(bench, 'q=k%25_')).toEqual([]);
    for (const q of ['"', '*', 'NEAR(a b)', 'prompt:"a" OR "b"', "tag:'; DROP TABLE tasks; --", '"a" *^"b"'])
      expect((await bench.ask(`GET /api/tasks?q=${encodeURIComponent(q)}`)).status).toBe(200);
  });
});

describe('one task', () => {
  it.each([
    'GET /api/tasks/ID',
    'DELETE /api/tasks/ID',
    'POST /api/tasks/ID/restore',
    'POST /api/tasks/ID/cancel',
    'POST /api/tasks/ID/resolve',
    'PATCH /api/tasks/ID',
  ])('G18 answers 404 to %s where there is none', async (line) => {
    const bench = new Bench({ isRunning: false });
    const body = { 'POST /api/tasks/ID/resolve': { action: 'retry' }, 'PATCH /api/tasks/ID': {} }[line];
    for (const id of [NOWHERE, 'x', '..%2f..%2fetc', "'%20OR%201=1"]) {
      const { status, headers } = await bench.ask(line.replace('ID', id), body);
      expect([id, status, headers.get('content-type')]).toEqual([id, 404, 'application/problem+json']);
    }
  });

  it('keeps star, rating, tags and note, each on its own', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    for (const change of [{ starred: true }, { rating: 5 }, { tags: ['fox', 'snow'] }, { note: 'Print it.' }])
      expect(await bench.ask(`PATCH /api/tasks/${id}`, change)).toMatchObject({ status: 200, body: change });
    expect(bench.task(id)).toMatchObject({
      starred: true,
      rating: 5,
      tags: ['fox', 'snow'],
      note: 'Print it.',
    });
    await bench.ask(`PATCH /api/tasks/${id}`, { rating: null });
    expect(bench.task(id).rating).toBeNull();
    expect(await idsOf(bench, 'starred=true')).toEqual([id]);
  });

  it.each([
    [{ rating: 6 }, 'rating'],
    [{ rating: 1.5 }, 'rating'],
    [{ starred: 'yes' }, 'starred'],
    [{ tags: [''] }, 'tags.0'],
    [{ tags: ['x'.repeat(51)] }, 'tags.0'],
    [{ note: 'x'.repeat(10_001) }, 'note'],
    [{ note: 'x'.repeat(1_000_000) }, 'note'],
    [{ tags: Array.from({ length: 10_000 }, (_, at) => `tag ${at}`) }, 'tags'],
    [{ rating: 'x' }, 'rating'],
    [{ colour: 'red' }, 'colour'],
    [{ status: 'done' }, 'status'],
    [{ sent: {} }, 'sent'],
  ])('G19 refuses the change %j and keeps what was', async (change, path) => {
    const bench = new Bench({ isRunning: false });
    const task = await bench.take(model, input);
    expect(await bench.ask(`PATCH /api/tasks/${task.id}`, change)).toMatchObject({
      status: 422,
      body: { issues: [{ path }] },
    });
    expect(bench.task(task.id)).toEqual(task);
  });

  it('G19 keeps HTML in a tag or a note as the text that it is', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    const text = '<img src=x onerror=alert(1)>';
    const change = { tags: [text], note: `</script>${text}` };
    expect(await bench.ask(`PATCH /api/tasks/${id}`, change)).toMatchObject({ status: 200, body: change });
  });

  it('is deleted softly, and comes back', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    const deleted = await bench.ask(`DELETE /api/tasks/${id}`);
    expect(deleted).toMatchObject({ status: 200, body: { deletedAt: '2026-11-21T12:00:00.000Z' } });
    expect([await idsOf(bench, ''), await idsOf(bench, 'deleted=true')]).toEqual([[], [id]]);
    await bench.ask(`POST /api/tasks/${id}/restore`);
    expect([await idsOf(bench, ''), await idsOf(bench, 'deleted=true')]).toEqual([[id], []]);
    expect(bench.task(id).deletedAt).toBeNull();
  });

  it('G18 is stopped before it was sent for nothing, once, and says so', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    expect(await bench.ask(`POST /api/tasks/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { isStopped: true, mayBeCharged: false, task: { status: 'canceled' } },
    });
    expect(await bench.ask(`POST /api/tasks/${id}/cancel`)).toMatchObject({ status: 409 });
  });

  it('G18 is settled by its user only while it is unknown', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    for (const action of ['retry', 'forget'])
      expect((await bench.ask(`POST /api/tasks/${id}/resolve`, { action })).status).toBe(409);
    expect(await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'destroy' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'action' }] },
    });
    expect(bench.task(id).status).toBe('accepted');
  });

  it('shows of a private URL its host alone, everywhere', async () => {
    const bench = new Bench();
    const webhookURL = 'https://hooks.example.com/secret-path?token=s3cret';
    const { id } = await bench.take(model, { ...input, webhookURL }, randomUUID());
    const seen = [
      (await bench.ask(`GET /api/tasks/${id}`)).body,
      (await bench.ask('GET /api/tasks')).body,
      await bench.settle(id),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/s3cret|secret-path/);
    expect(bench.task(id).input.webhookURL).toBe('https://hooks.example.com/…');
    expect(bench.emulator.book.requests()[0]?.body).toContain(webhookURL);
    expect(JSON.stringify(bench.services.ledger.row(id))).not.toContain('s3cret');
  });
});

it('PATCH /api/tasks refuses more tags than a task may have, and changes nothing', async () => {
  const bench = new Bench({ isRunning: false });
  const { id } = await bench.take(model, input);
  const tags = (from: number, count: number) => Array.from({ length: count }, (_, at) => `tag ${from + at}`);
  expect((await bench.ask('PATCH /api/tasks', { ids: [id], addTags: tags(0, 50) })).status).toBe(200);
  const { status, body } = await bench.ask('PATCH /api/tasks', { ids: [id], addTags: ['one more'] });
  expect([status, body]).toEqual([
    422,
    expect.objectContaining({ detail: expect.stringContaining('50 tags') }),
  ]);
  expect(bench.task(id).tags).toEqual(tags(0, 50));
});
