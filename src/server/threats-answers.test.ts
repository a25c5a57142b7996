import { describe, expect, it } from 'vitest';
import type { Task } from '#core/task.ts';
import { expectInvariants } from './expect-invariants.ts';
import { answerInstead } from './test-answer-instead.ts';
import { Bench, SMALL } from './test-bench.ts';
import { watchEgress } from './test-egress.ts';
import { goLive } from './test-live.ts';
import { memoryGrowth } from './test-memory.ts';

const { runware, replicate } = SMALL;
/** A model whose price is on record. */
const PRICED = { ...runware.input, width: 1024, height: 1024 };
const STRANGER = '00000000-0000-4000-8000-000000000000';

type Item = Record<string, unknown>;

/** Changes the items of every poll at Runware; `isWhole`: once all of them are finished. */
function changeItems(
  bench: Bench,
  change: (items: readonly Item[]) => readonly Item[],
  isWhole = true,
): void {
  bench.intercept = async ({ kind, answer }) => {
    const response = await answer();
    if (kind !== 'poll' && kind !== 'archive') return response;
    const body: { data?: readonly Item[] } = await response.json();
    const isDone = body.data?.every(({ status }) => status === 'success') ?? false;
    return Response.json(isDone || !isWhole ? { ...body, data: change(body.data ?? []) } : body);
  };
}

describe('a result’s URL', () => {
  it.each([
    ['javascript:alert(document.domain)', runware],
    ['data:text/html,<script>alert(1)</script>', runware],
    ['data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', runware],
    ['/etc/passwd', runware],
    ['../../v1/account', runware],
    ['', runware],
    ['javascript:alert(document.domain)', replicate],
    ['data:text/html,<script>alert(1)</script>', replicate],
    ['/etc/passwd', replicate],
  ])('E01 that is %s is not fetched, and its slot says why: $model', async (url, small) => {
    const bench = new Bench();
    const egress = watchEgress();
    const fetched: string[] = [];
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind === 'download') fetched.push(request.url);
      const response = await answer();
      if (kind !== 'poll') return response;
      const body: { data?: readonly Item[]; output?: unknown } = await response.json();
      return Response.json({
        ...body,
        ...(body.data
          ? { data: body.data.map((item) => (item.imageURL ? { ...item, imageURL: url } : item)) }
          : {}),
        ...(body.output ? { output: url } : {}),
      });
    };
    const { id } = await bench.take(small.model, small.input);
    const task = await bench.settle(id);
    expect(task).toMatchObject({
      images: [],
      missing: [{ index: 0, error: { message: expect.stringMatching(/^\S.+\.$/) } }],
    });
    expect(['done', 'expired']).toContain(task.status);
    expect(fetched).toEqual([]);
    expect(egress).toEqual([]);
  });

  it('E01 of one image among others costs that one alone', async () => {
    const bench = new Bench();
    changeItems(
      bench,
      ([first, ...others]) => [
        { ...first, ...(first?.imageURL ? { imageURL: 'javascript:alert(1)' } : {}) },
        ...others,
      ],
      false,
    );
    const { id } = await bench.take(runware.model, { ...runware.input, numberResults: 3 });
    const task = await bench.settle(id);
    expect([task.status, task.images.length, task.missing.length]).toEqual(['done', 2, 1]);
    await expectInvariants(bench);
  });
});

describe('an answer', () => {
  it.each([runware, replicate])(
    'E03 that is a page to a submit is in doubt, asked for, and adopted: $model',
    async (small) => {
      const bench = new Bench({ faults: [{ on: 'submit', do: 'html' }] });
      const { id } = await bench.take(small.model, small.input);
      await bench.quiet();
      expect(bench.task(id)).toMatchObject({ status: 'sending', error: { kind: 'not-known' } });
      expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null });
      await expectInvariants(bench);
    },
  );

  it('E06 with another task in it is left alone, told of in the log, and shown nowhere', async () => {
    const bench = new Bench();
    changeItems(bench, (items) => [
      ...items,
      {
        taskType: 'imageInference',
        taskUUID: STRANGER,
        status: 'success',
        imageUUID: STRANGER,
        imageURL: 'https://im.runware.ai/x.jpg',
        cost: 5,
      },
    ]);
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    expect([task.status, task.images.length, task.cost.usd]).toEqual(['done', 1, 0.0006]);
    expect(JSON.stringify(task)).not.toContain(STRANGER);
    expect(bench.warnings.filter((warning) => warning.includes(STRANGER))).not.toEqual([]);
    expect(bench.services.ledger.task(STRANGER)).toBeNull();
    await expectInvariants(bench);
  });

  it('E06 with nothing but another task, to a submit, is in doubt and told of in the log', async () => {
    const bench = new Bench();
    answerInstead(
      bench,
      'send',
      async ({ answer }) => {
        await answer();
        return Response.json({ data: [{ taskType: 'imageInference', taskUUID: STRANGER }] });
      },
      1,
    );
    const { id } = await bench.take(runware.model, runware.input);
    await bench.quiet();
    expect(bench.task(id).status).toBe('sending');
    expect(bench.warnings.join()).toContain('it is not known whether a task arrived');
    expect((await bench.settle(id)).status).toBe('done');
    await expectInvariants(bench);
  });

  it('E08 with six results for the four that were asked for has all six kept, and is flagged', async () => {
    const bench = new Bench();
    changeItems(bench, (items) => [
      ...items,
      ...items
        .slice(0, 2)
        .map((item, at) => ({ ...item, imageUUID: `${at}0000000-0000-4000-8000-00000000000${at}` })),
    ]);
    const { id } = await bench.take(runware.model, { ...runware.input, numberResults: 4 });
    expect(await bench.settle(id)).toMatchObject({
      status: 'done',
      images: Array.from({ length: 6 }, (_, index) => ({ index })),
      missing: [],
      warnings: [{ path: '', message: expect.stringContaining('Everything that it made is kept') }],
    });
  });

  it.each(['0.01', -1, null, 'NaN', [], { usd: 1 }])(
    'E09 whose cost is %j leaves it unknown, and what is held back held',
    async (cost) => {
      const bench = new Bench({ isRunning: false });
      await goLive(bench, { BUDGET_USD_PER_DAY: '1' });
      changeItems(bench, (items) => items.map((item) => ({ ...item, cost })));
      const priced = await bench.take(runware.model, PRICED);
      const committed = () => bench.services.ledger.spend.committedToday(bench.clock.now());
      const before = committed();
      expect(before).toBeGreaterThan(0);
      // With a price on record, that is the best that is known, and marked as such.
      expect((await bench.settle(priced.id)).cost).toEqual({ kind: 'estimated', usd: 0.0051 });
      expect(committed()).toBeGreaterThanOrEqual(before);
    },
  );

  it('E09 whose cost is none, for a model without a price, leaves it unknown and its reservation kept', async () => {
    const bench = new Bench();
    changeItems(bench, (items) => items.map((item) => ({ ...item, cost: -1 })));
    const { id } = await bench.take(runware.model, runware.input);
    const held = bench.services.ledger.row(id)?.reserved_usd ?? 0;
    expect((await bench.settle(id)).cost).toEqual({ kind: 'unknown', usd: null });
    expect(bench.services.ledger.row(id)?.reserved_usd).toBe(held);
    expect(held).toBeGreaterThan(0);
  });

  it.each([
    ['blanks', ' ', ''],
    ['one text', 'a "', '{"data":["'],
    ['empty lists', '[],', '{"data":['],
    ['what may be an image', 'A', '{"data":[{"imageBase64Data":"'],
  ])(
    'E10 of 1 GB of %s is broken off at its cap; the task is asked for, and found',
    async (_, filling, head) => {
      const bench = new Bench();
      let made = 0;
      answerInstead(
        bench,
        'send',
        async ({ answer }) => {
          await answer();
          const piece = Buffer.alloc(64 * 1024, filling);
          const body = new ReadableStream({
            pull(controller) {
              controller.enqueue(new Uint8Array(made === 0 ? Buffer.from(head) : piece));
              made += piece.length;
              if (made > 1e9) controller.close();
            },
          });
          return new Response(body, { headers: { 'content-type': 'application/json' } });
        },
        1,
      );
      const tasks: Task[] = [];
      const growth = await memoryGrowth(async () => {
        const { id } = await bench.take(runware.model, runware.input);
        tasks.push(await bench.settle(id));
      });
      expect(tasks).toMatchObject([{ status: 'done', error: null }]);
      expect(made).toBeLessThan(filling === 'A' ? 540e6 : 5e6);
      expect(growth).toBeLessThan(100);
      await expectInvariants(bench);
    },
  );

  it('E11 with headers for a browser has none of them come to one', async () => {
    const set = {
      'set-cookie': 'stolen=1',
      'access-control-allow-origin': '*',
      'clear-site-data': '"*"',
      'content-type': 'text/html',
      'x-evil': '1',
    };
    const bench = new Bench({
      faults: (['submit', 'poll', 'download'] as const).map((on) => ({
        on,
        do: 'headers',
        set,
        times: 'ever',
      })),
    });
    const { id } = await bench.take(runware.model, runware.input);
    const task = await bench.settle(id);
    expect(task.status).toBe('done');
    const [image] = task.images;
    for (const path of [
      `/api/tasks/${id}`,
      '/api/tasks',
      `/api/images/${image?.id}`,
      `/api/images/${image?.id}?width=320`,
    ]) {
      const { headers } = await bench.fetch(path);
      for (const name of ['set-cookie', 'access-control-allow-origin', 'clear-site-data', 'x-evil'])
        expect([path, name, headers.get(name)]).toEqual([path, name, null]);
      expect(headers.get('content-type')).toMatch(/^(application\/json|image\/(jpeg|webp))/);
    }
  });

  it('E12 with __proto__ in it changes no other object', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      if (kind === 'download') return response;
      const text = await response.text();
      return new Response(
        text.replace(
          /\{/g,
          '{"__proto__":{"polluted":true,"cost":99},"constructor":{"prototype":{"polluted":true}},',
        ),
        { status: response.status },
      );
    };
    for (const small of [runware, replicate]) {
      const { id } = await bench.take(small.model, small.input);
      const task = await bench.settle(id);
      expect(task).toMatchObject({ status: 'done', images: [{ index: 0 }] });
      expect(task.cost.usd).toBeLessThan(1);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get(Object.prototype, 'polluted')).toBeUndefined();
  });

  it('nested deeper than 64 levels is no answer, and asked for again', async () => {
    const bench = new Bench();
    const deep = `{"data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    answerInstead(bench, 'poll', () => new Response(deep), 3);
    const { id } = await bench.take(runware.model, runware.input);
    expect((await bench.settle(id)).status).toBe('done');
  });
});
