import { describe, expect, it } from 'vitest';
import { Bench, type Exchange, SMALL } from '#server/test-bench.ts';

type Fault = (exchange: Exchange) => Promise<Response>;

/** A connection that breaks as undici reports it. */
async function reset(): Promise<never> {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  throw new TypeError('fetch failed', { cause });
}

/** Lets the first billable request go wrong, and every other exchange go well. */
function spoilFirstSend(bench: Bench, fault: Fault): void {
  let isDone = false;
  bench.intercept = async (exchange) => {
    if (isDone || exchange.kind !== 'send') return exchange.answer();
    isDone = true;
    return fault(exchange);
  };
}

/** What may go wrong after the provider took and charged a task, and leaves its sender without a word of it. */
const AFTER_CHARGE: Readonly<Record<string, Fault>> = {
  'X19 the connection was reset': async ({ answer }) => {
    await answer();
    return reset();
  },
  'X22 a 500 came': async ({ answer }) => {
    await answer();
    return Response.json({ errors: [] }, { status: 500 });
  },
  'X22 a 502 came with a page': async ({ answer }) => {
    await answer();
    return new Response('<html>Bad gateway</html>', { status: 502 });
  },
  'X27 the answer was cut': async ({ answer }) => {
    const text = await (await answer()).text();
    return new Response(text.slice(0, text.length / 2));
  },
  'X27 the answer was empty': async ({ answer }) => {
    await answer();
    return new Response('');
  },
  'E04 the answer had neither data nor errors': async ({ answer }) => {
    await answer();
    return Response.json({ data: [], errors: [] });
  },
  'X27 E03 the answer was a page': async ({ answer }) => {
    await answer();
    return new Response('<!doctype html><title>Hello</title>');
  },
  'X27 E06 the answer was about another task': async ({ answer }) => {
    await answer();
    return Response.json({
      data: [{ taskType: 'imageInference', taskUUID: '00000000-0000-4000-8000-000000000000' }],
    });
  },
  'X22 a redirect came': async ({ answer }) => {
    await answer();
    return new Response(null, { status: 302, headers: { location: 'https://evil.example/' } });
  },
  'X22 a 418 came': async ({ answer }) => {
    await answer();
    return Response.json({ detail: 'I am a teapot.' }, { status: 418 });
  },
};

describe.each(Object.values(SMALL))('a task of $model whose answer was lost', ({ model, input }) => {
  it.each(Object.entries(AFTER_CHARGE))(
    '%s after the charge: it is found, adopted and paid once',
    async (_, fault) => {
      const bench = new Bench();
      spoilFirstSend(bench, fault);
      const { id } = await bench.take(model, input);
      await bench.quiet();
      expect(bench.task(id)).toMatchObject({ status: 'sending', error: { kind: 'not-known' } });
      expect(await bench.settle(id)).toMatchObject({ status: 'done', error: null, images: [{ index: 0 }] });
      expect(bench.emulator.book.requests()).toHaveLength(1);
      expect(bench.emulator.book.charges()).toHaveLength(1);
    },
  );

  it('X20 before it was charged becomes unknown after a minute, and is never sent again by itself', async () => {
    const bench = new Bench();
    spoilFirstSend(bench, reset);
    const { id } = await bench.take(model, input);
    const task = await bench.settle(id);
    expect(task).toMatchObject({
      status: 'unknown',
      error: { kind: 'not-known', message: expect.stringContaining('may have been charged') },
      times: { ended: '2026-11-21T12:01:00.000Z' },
    });
    for (let hour = 0; hour < 3; hour++) await bench.pass(60 * 60_000);
    expect(bench.task(id).status).toBe('unknown');
    expect(bench.emulator.book.requests()).toEqual([]);
  });

  it('is asked for a bounded number of times', async () => {
    const bench = new Bench();
    spoilFirstSend(bench, reset);
    const { id } = await bench.take(model, input);
    await bench.settle(id);
    let questions = 0;
    bench.intercept = async ({ answer }) => {
      questions++;
      return answer();
    };
    for (let minute = 0; minute < 180; minute++) await bench.pass(60_000);
    expect(questions).toBeGreaterThan(8);
    expect(questions).toBeLessThan(40);
  });

  it('is adopted when it turns up late', async () => {
    const bench = new Bench();
    let isDark = true;
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      if (kind === 'send') return reset();
      return isDark ? reset() : response;
    };
    const { id } = await bench.take(model, input);
    expect((await bench.settle(id)).status).toBe('unknown');
    isDark = false;
    const task = await bench.settle(id, ({ status }) => status === 'done');
    expect(task).toMatchObject({ error: null, images: [{ index: 0 }] });
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it('X21 is given up on after silence, and then found', async () => {
    const bench = new Bench();
    const arrived = Promise.withResolvers<void>();
    spoilFirstSend(bench, async ({ request, answer }) => {
      await answer();
      arrived.resolve();
      return new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      );
    });
    const { id } = await bench.take(model, input);
    await arrived.promise;
    bench.clock.advance(179_000);
    expect(bench.task(id).status).toBe('sending');
    bench.clock.advance(1_000);
    expect((await bench.settle(id)).status).toBe('done');
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it('X34 is sent once more at its user’s word, and only after asking', async () => {
    const bench = new Bench();
    spoilFirstSend(bench, reset);
    const { id } = await bench.take(model, input);
    await bench.settle(id);
    const kinds: string[] = [];
    bench.intercept = async ({ kind, answer }) => {
      kinds.push(kind);
      return answer();
    };
    const answers = await Promise.all(
      ['retry', 'retry', 'forget'].map((action) => bench.ask(`POST /api/tasks/${id}/resolve`, { action })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409]);
    expect((await bench.settle(id)).status).toBe('done');
    expect(kinds.indexOf('send')).toBeGreaterThan(0);
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it('is forgotten at its user’s word, its cost unknown and still held back', async () => {
    const bench = new Bench();
    spoilFirstSend(bench, reset);
    const { id } = await bench.take(model, input);
    await bench.settle(id);
    const reserved = bench.services.ledger.row(id)?.reserved_usd;
    expect(await bench.ask(`POST /api/tasks/${id}/resolve`, { action: 'forget' })).toMatchObject({
      status: 200,
      body: { status: 'canceled', cost: { kind: 'unknown', usd: null } },
    });
    await bench.pass(2 * 60 * 60_000);
    expect(bench.task(id).status).toBe('canceled');
    expect(bench.services.ledger.row(id)?.reserved_usd).toBe(reserved);
    expect(reserved).toBeGreaterThan(0);
    expect(bench.emulator.book.requests()).toEqual([]);
  });
});

describe('a task of Runware', () => {
  const { model, input } = SMALL.runware;

  it('X28 that is refused as a repeat was accepted before: it is followed', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind === 'send') await bench.emulator.fetch(request.clone());
      return answer();
    };
    const { id } = await bench.take(model, input);
    expect((await bench.settle(id)).status).toBe('done');
    expect(bench.emulator.book.hasConflict(id)).toBe(true);
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it.each(['empty', 'task-not-found'] as const)(
    'X29 that it answers "%s" about for ever is neither read as queued nor as absent, and waits for its user',
    async (unknownTask) => {
      const bench = new Bench({ habits: { unknownTask } });
      spoilFirstSend(bench, reset);
      const { id } = await bench.take(model, input);
      expect((await bench.settle(id)).status).toBe('unknown');
    },
  );

  it('is found in the archive where polls say nothing any more', async () => {
    const bench = new Bench();
    spoilFirstSend(bench, async ({ answer }) => {
      await answer();
      return reset();
    });
    const spoiled = bench.intercept;
    bench.intercept = async (exchange) =>
      exchange.kind === 'poll' ? Response.json({ data: [] }) : (spoiled?.(exchange) ?? exchange.answer());
    const { id } = await bench.take(model, input);
    await bench.settle(id, ({ status }) => status === 'running' || status === 'done');
    expect((await bench.settle(id)).status).toBe('done');
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });
});

describe('a task of Replicate', () => {
  const { model, input } = SMALL.replicate;

  it('is known by its seed among others with the same input', async () => {
    const bench = new Bench();
    const first = await bench.take(model, input);
    await bench.settle(first.id);
    let isSpoiled = false;
    bench.intercept = async ({ kind, answer }) => {
      const response = await answer();
      if (kind !== 'send' || isSpoiled) return response;
      isSpoiled = true;
      return reset();
    };
    const second = await bench.take(model, input);
    const third = await bench.take(model, input);
    const done = [await bench.settle(second.id), await bench.settle(third.id)];
    expect(done.map(({ status }) => status)).toEqual(['done', 'done']);
    const ids = [bench.task(first.id), ...done].map(({ providerId }) => providerId);
    expect(new Set(ids).size).toBe(3);
    expect(done.map((task) => task.images[0]?.seed)).toEqual(done.map((task) => task.sent.seed));
  });
});
