import { describe, expect, it } from 'vitest';
import { answerInstead } from './test-answer-instead.ts';
import { Bench, SMALL } from './test-bench.ts';

const { replicate } = SMALL;
describe('an answer', () => {
  it('E13 with the status "paused" is asked for with a bound, and the word is told', async () => {
    const bench = new Bench();
    answerInstead(
      bench,
      'poll',
      async ({ answer }) =>
        Response.json({ ...(await (await answer()).json()), status: 'paused', output: null }),
      5,
    );
    const { id } = await bench.take(replicate.model, replicate.input);
    expect(await bench.settle(id, ({ warnings }) => warnings.length > 0)).toMatchObject({
      status: 'running',
      warnings: [
        {
          path: '',
          message: 'Replicate reported the unknown status “paused”. It was taken for one that still runs.',
        },
      ],
    });
    const revision = bench.task(id).revision;
    await bench.pass(3_000);
    expect(bench.task(id).revision).toBe(revision);
    expect(await bench.settle(id)).toMatchObject({ status: 'done', warnings: [{ path: '' }] });
  });

  it('E14 that says "processing" with no output is never the end', async () => {
    const bench = new Bench();
    answerInstead(
      bench,
      'poll',
      async ({ answer }) =>
        Response.json({ ...(await (await answer()).json()), status: 'processing', output: null }),
      30,
    );
    const { id } = await bench.take(replicate.model, replicate.input);
    for (let second = 0; second < 20; second++) {
      await bench.pass(1_000);
      expect(bench.task(id)).toMatchObject({ status: 'running', images: [], missing: [] });
    }
    expect(await bench.settle(id)).toMatchObject({ status: 'done', images: [{ index: 0 }] });
  });

  it.each<[string, Record<string, unknown>, string | null, readonly [from: number, to: number]]>([
    ['-5 in the header', {}, '-5', [1, 300]],
    ['1e9 in the header', {}, '1e9', [1, 300]],
    ['1000000000 in the header', {}, '1000000000', [300, 300]],
    ['0 in the header', {}, '0', [1, 1]],
    ['a date of the past', {}, 'Sat, 01 Jan 2000 00:00:00 GMT', [1, 300]],
    ['a date far ahead', {}, 'Tue, 01 Jan 2999 00:00:00 GMT', [1, 300]],
    ['"soon"', {}, 'soon', [1, 300]],
    ['nothing', {}, null, [1, 300]],
    ['7 in the body', { retry_after: 7 }, null, [7, 7]],
    ['-7 in the body', { retry_after: -7 }, null, [1, 1]],
    ['1e300 in the body', { retry_after: 1e300 }, null, [300, 300]],
    [
      '"resets in ~30s"',
      { detail: 'Request was throttled. Your rate limit resets in ~30s.' },
      null,
      [30, 30],
    ],
    ['"resets in ~999999999999s"', { detail: 'It resets in ~999999999999s.' }, null, [300, 300]],
  ])(
    'E15 that asks to wait by %s is heeded within 1 s and 5 min',
    async (_, more, retryAfter, [from, to]) => {
      const bench = new Bench();
      const sentAt: number[] = [];
      bench.intercept = async ({ kind, answer }) => {
        if (kind !== 'send') return answer();
        sentAt.push(bench.clock.now());
        if (sentAt.length > 1) return answer();
        const headers = retryAfter === null ? {} : { 'retry-after': retryAfter };
        return Response.json(
          { detail: 'Too many.', status: 429, ...more },
          { status: 429, headers: { ...headers, date: new Date(bench.clock.now()).toUTCString() } },
        );
      };
      const { id } = await bench.take(replicate.model, replicate.input);
      expect((await bench.settle(id)).status).toBe('done');
      const waitedS = ((sentAt[1] ?? 0) - (sentAt[0] ?? 0)) / 1000;
      expect(waitedS).toBeGreaterThanOrEqual(from);
      expect(waitedS).toBeLessThanOrEqual(to);
      expect(bench.emulator.book.charges()).toHaveLength(1);
    },
  );

  it.each<[string, (urls: readonly string[]) => unknown, number]>([
    ['null', () => null, 0],
    ['a text', ([url]) => url, 1],
    ['nested lists', (urls) => [[[...urls]], []], 1],
    ['an object with its url', ([url]) => ({ url, width: 1024, seed: 5 }), 1],
    ['objects in a list', ([url]) => [{ url }, { href: 'https://evil.example/' }, 7, null], 1],
    ['an object of something else', () => ({ image: 'https://evil.example/x.png' }), 0],
  ])('E17 whose output is %s has every URL found and none invented', async (_, outputOf, count) => {
    const bench = new Bench();
    const fetched: string[] = [];
    bench.intercept = async ({ kind, request, answer }) => {
      if (kind === 'download') fetched.push(request.url);
      const response = await answer();
      if (kind !== 'poll') return response;
      const body: { output?: readonly string[] | null } = await response.json();
      return Response.json(body.output ? { ...body, output: outputOf([body.output].flat()) } : body);
    };
    const { id } = await bench.take(replicate.model, replicate.input);
    const task = await bench.settle(id);
    expect([task.status, task.images.length, fetched.length]).toEqual(['done', count, count]);
    expect(fetched.join()).not.toContain('evil');
  });
});
