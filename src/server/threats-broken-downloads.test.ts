import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { expectInvariants } from './expect-invariants.ts';
import { listenEmulator } from './listen-emulator.ts';
import { Bench, SMALL } from './test-bench.ts';
import { TEST_KEYS } from './test-live.ts';

const { runware } = SMALL;

describe('a result', () => {
  it.each([1, 10])(
    'F10 that comes one byte at a time, %i a second, is given up within 120 s and had the next time',
    async (perSecond) => {
      const bench = new Bench();
      const began: number[] = [];
      bench.intercept = async ({ kind, answer }) => {
        if (kind !== 'download') return answer();
        began.push(bench.clock.now());
        if (began.length > 1) return answer();
        const body = new ReadableStream({
          async pull(controller) {
            await bench.clock.sleep(1_000 / perSecond);
            controller.enqueue(new Uint8Array([0x89]));
          },
        });
        return new Response(body, { headers: { 'content-type': 'image/png' } });
      };
      const { id } = await bench.take(runware.model, runware.input);
      await vi.waitFor(
        () => {
          bench.clock.advance(100);
          expect(bench.task(id).status).toBe('done');
        },
        { interval: 0, timeout: 25_000 },
      );
      const [first = 0, second = 0] = began;
      expect(second - first).toBeLessThanOrEqual(125_000);
      expect(bench.warnings.join()).toMatch(/Only \d+ bytes came/);
      await expectInvariants(bench);
    },
  );

  it.each(['fin_short', 'chunk_cut', 'close_cut', 'reset'] as const)(
    'F11 that is cut short on a real socket (%s) is seen as broken, announced to nobody, and fetched again',
    async (cut) => {
      const bench = new Bench({
        isRunning: false,
        faults: [{ on: 'download', do: cut, ...(cut === 'reset' ? { at: 'mid_body' } : {}), times: 2 }],
      });
      const { origin, close } = await listenEmulator(bench.emulator);
      onTestFinished(() => close());
      bench.restart({
        ...TEST_KEYS,
        RUNWARE_BASE_URL: `${origin}/runware/v1`,
        REPLICATE_BASE_URL: `${origin}/replicate/v1`,
      });
      const announced: number[] = [];
      bench.services.ledger.subscribe(({ task }) => {
        announced.push(bench.services.ledger.task(task)?.images.length ?? 0);
      });
      const { id } = await bench.take(runware.model, { ...runware.input, outputFormat: 'PNG' });
      const task = await bench.settle(id);
      expect(task).toMatchObject({ status: 'done', images: [{ index: 0 }], missing: [] });
      expect(bench.warnings.filter((warning) => warning.includes('could not be saved'))).toHaveLength(2);
      expect(announced.filter((count) => count > 0)).toEqual([1, 1]);
      await expectInvariants(bench);
    },
  );
});
