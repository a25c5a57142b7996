import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Task, taskPageSchema } from '#core/task.ts';
import { asMade, bringIn, exported, pack, reportOf, threeTasks, unpack } from '#server/test-archive.ts';
import { Bench, SMALL } from '#server/test-bench.ts';

const { runware } = SMALL;

function tasksOf(bench: Bench): readonly Task[] {
  return bench.services.ledger.list({ limit: 200, deleted: false }).tasks;
}

const line = (task: object) => `${JSON.stringify(task)}\n`;

describe('an import', () => {
  it('into an empty folder has it all back, and sends and counts nothing', async () => {
    const from = new Bench();
    const tasks = await threeTasks(from);
    const zip = await exported(from);
    const to = new Bench();
    expect(await reportOf(to, zip)).toEqual({ imported: 3, known: 0, inBin: 0, broken: [] });
    expect(tasksOf(to).map(asMade)).toEqual(tasks.map(asMade));
    for (const { id, sha256, bytes } of tasks.flatMap((task) => task.images)) {
      const picture = await to.fetch(`/api/images/${id}`);
      expect([sha256, (await picture.arrayBuffer()).byteLength]).toEqual([sha256, bytes]);
    }
    await to.pass(60_000);
    expect(to.emulator.book.requests()).toEqual([]);
    expect((await to.ask('GET /api/spend')).body).toMatchObject({
      today: { sandbox: { usd: 0, tasks: 0 } },
      lines: [],
    });
    expect((await to.ask(`GET /api/costs?model=${runware.model}`)).body).toEqual({ costs: [] });
    // And on from there: the same again.
    const [first, second] = await Promise.all([exported(from), exported(to)]);
    expect(Object.keys(unpack(second))).toEqual(Object.keys(unpack(first)));
    expect(statSync(join(to.folder, 'images')).mode & 0o077).toBe(0);
    expect(readdirSync(join(to.folder, 'images')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('stands in its time among what is here, in every list, page by page', async () => {
    const [from, to] = [new Bench(), new Bench()];
    const made: string[] = [];
    // In turn here and elsewhere, a day between.
    for (const bench of [from, to, from, to, from]) {
      const { id } = await bench.settle((await bench.take(runware.model, runware.input)).id);
      made.unshift(id);
      for (const { clock } of [from, to]) clock.advance(86_400_000 + made.length * 1_000);
    }
    expect(await reportOf(to, await exported(from))).toMatchObject({ imported: 3 });
    const idsOf = async (query: string) => {
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await to.ask(`GET /api/tasks?limit=2${query}${cursor && `&cursor=${cursor}`}`);
        const page = taskPageSchema.parse(body);
        ids.push(...page.tasks.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      return ids;
    };
    for (const query of ['', '&q=fox', `&model=${runware.model}`, '&status=done'])
      expect([query, await idsOf(query)]).toEqual([query, made]);
    await to.ask('PATCH /api/tasks', { ids: made, deleted: true });
    expect(await idsOf('&q=is:deleted')).toEqual(made);
    // It leaves in the order in which it was made, too.
    const files = unpack(await exported(to, '?q=is:deleted'));
    const left = String(files['tasks.jsonl']).trim().split('\n');
    expect(left.map((text) => text.slice(7, 43))).toEqual(made.toReversed());
  });

  it('B01 changes nothing that is here, and stores no bytes twice', async () => {
    const bench = new Bench();
    const tasks = await threeTasks(bench);
    const files = unpack(await exported(bench));
    const changed = String(files['tasks.jsonl'])
      .replaceAll('"starred":false', '"starred":true')
      .replaceAll('"note":""', '"note":"x"');
    const before = readdirSync(join(bench.folder, 'images')).length;
    expect(await reportOf(bench, pack({ ...files, 'tasks.jsonl': changed }))).toEqual({
      imported: 0,
      known: 3,
      inBin: 0,
      broken: [],
    });
    expect(tasksOf(bench)).toEqual(tasks);
    // Another task that claims an image which is here, and one with the same bytes.
    const [task] = tasks;
    const [image] = task?.images ?? [];
    const claim = { ...task, id: crypto.randomUUID() };
    const shared = { ...claim, id: crypto.randomUUID(), images: [{ ...image, id: crypto.randomUUID() }] };
    const report = await reportOf(bench, pack({ 'tasks.jsonl': line(claim) + line(shared) }));
    expect(report).toMatchObject({
      imported: 1,
      broken: [{ name: 'tasks.jsonl, line 1', why: expect.stringContaining('belongs to another task') }],
    });
    expect(bench.task(task?.id ?? '')).toEqual(task);
    expect(readdirSync(join(bench.folder, 'images'))).toHaveLength(before);
  });

  it.each(['accepted', 'sending', 'running', 'saving', 'unknown'])(
    'B02 of a task that is %s is inert: it has ended, and nobody is asked for it',
    async (status) => {
      const from = new Bench();
      const { id } = await from.take(runware.model, runware.input);
      const task = { ...(await from.settle(id)), status, images: [], providerId: 'p-1' };
      const to = new Bench();
      expect(await reportOf(to, pack({ 'tasks.jsonl': line(task) }))).toMatchObject({ imported: 1 });
      expect(to.task(id)).toMatchObject({ status: 'failed', images: [], error: { kind: 'not-known' } });
      to.restart();
      for (let minute = 0; minute < 10; minute++) await to.pass(60_000);
      expect((await to.ask(`POST /api/tasks/${id}/resolve`, { action: 'retry' })).status).toBe(409);
      expect((await to.ask(`POST /api/tasks/${id}/cancel`)).status).toBe(409);
      expect((await to.ask('POST /api/tasks', { id, ...runware })).status).toBe(422);
      expect(to.emulator.book.requests()).toEqual([]);
    },
  );

  it('B02 asks nobody for an image that did not come with its task', async () => {
    const from = new Bench();
    const { id } = await from.take(runware.model, runware.input);
    const task = await from.settle(id);
    const to = new Bench();
    const [image] = task.images;
    expect(await reportOf(to, pack({ 'tasks.jsonl': line(task) }))).toEqual({
      imported: 1,
      known: 0,
      inBin: 0,
      broken: [{ name: `images/${image?.sha256}`, why: 'Its file is not in the ZIP.' }],
    });
    expect(to.task(id)).toMatchObject({ status: 'done', images: [], missing: [{ id: image?.id }] });
    expect((await to.ask(`POST /api/images/${image?.id}/fetch`)).status).toBe(410);
    expect(to.emulator.book.requests()).toEqual([]);
  });

  it('tells of each thing that is broken, and takes the rest', async () => {
    const from = new Bench();
    const tasks = await threeTasks(from);
    const files = unpack(await exported(from));
    const [image] = tasks[0]?.images ?? [];
    const name = Object.keys(files).find((file) => image && file.includes(image.sha256)) ?? '';
    const other = 'a'.repeat(64);
    const odd = {
      ...tasks[1],
      id: crypto.randomUUID(),
      images: [{ ...image, id: crypto.randomUUID(), sha256: other }],
    };
    const lines = [
      '{"id":"x"}',
      'no json',
      '['.repeat(100_000),
      JSON.stringify({ ...tasks[0], cost: { kind: 'reported', usd: -1 } }),
    ];
    const zip = pack(
      {
        ...files,
        'tasks.jsonl': `${lines.join('\n')}\n${files['tasks.jsonl']}${line(odd)}${'x'.repeat(2_000_000)}\n`,
        [name]: '<svg onload="alert(1)"/>',
        [`images/${other}.png`]: files[name] ?? '',
        '../../../tmp/evil.png': 'x',
        '/etc/passwd': 'x',
        'notes.txt': 'x',
      },
      [
        `link = zipfile.ZipInfo('images/${'b'.repeat(64)}.png')`,
        'link.create_system = 3',
        'link.external_attr = 0o120777 << 16',
        'zip.writestr(link, "/etc/passwd")',
      ],
    );
    const to = new Bench();
    const { imported, broken } = await reportOf(to, zip);
    expect(imported).toBe(4);
    expect(broken.map(({ name: what, why }) => `${what.slice(0, 22)}: ${why}`)).toEqual([
      '../../../tmp/evil.png: It belongs to no export, and was not read.',
      '/etc/passwd: It belongs to no export, and was not read.',
      'notes.txt: It belongs to no export, and was not read.',
      'tasks.jsonl, line 1: It is no task: id is not as it must be. It was left out.',
      'tasks.jsonl, line 2: It is no JSON that can be read. It was left out.',
      'tasks.jsonl, line 3: It is no JSON that can be read. It was left out.',
      'tasks.jsonl, line 4: It is no task: cost is not as it must be. It was left out.',
      expect.stringContaining(': It is not a PNG, JPEG or WebP.'),
      expect.stringContaining(': Its bytes are not those that its name stands for.'),
      'tasks.jsonl, line 9: It is no JSON that can be read. It was left out.',
    ]);
    expect(readdirSync(join(to.folder, 'images'))).not.toContain(other);
  });

  it('of a ZIP that is cut anywhere, or of what is none, brings in nothing and says so in a sentence', async () => {
    const from = new Bench();
    await threeTasks(from);
    const zip = await exported(from);
    const to = new Bench();
    for (const part of [
      zip.subarray(0, zip.length / 2),
      zip.subarray(0, zip.length - 1),
      zip.subarray(100),
      Buffer.alloc(0),
    ]) {
      const { status, body } = await bringIn(to, part);
      expect([status, body]).toEqual([
        422,
        expect.objectContaining({ detail: expect.stringContaining('Nothing was brought in.') }),
      ]);
    }
    const { body } = await bringIn(to, pack({ 'index.csv': 'x' }));
    expect(body).toMatchObject({ detail: expect.stringContaining('no export of Proofsheet') });
    expect(tasksOf(to)).toEqual([]);
    expect(readdirSync(join(to.folder, 'images'))).toEqual([]);
  });

  it('of a ZIP that unpacks to many times its size brings in nothing', async () => {
    const bench = new Bench();
    const { status, body } = await bringIn(bench, pack({ 'tasks.jsonl': Buffer.alloc(100 * 1024 * 1024) }));
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ detail: expect.stringContaining('many times its size') }),
    ]);
  });

  it('is told to whoever listens, and stands in the list', async () => {
    const from = new Bench();
    await threeTasks(from);
    const to = new Bench();
    const told: string[] = [];
    to.services.ledger.subscribe(({ task }) => told.push(task));
    await reportOf(to, await exported(from));
    const { body } = await to.ask('GET /api/tasks');
    expect(taskPageSchema.parse(body).tasks.map(({ id }) => id)).toEqual(told.toReversed());
  });
});
