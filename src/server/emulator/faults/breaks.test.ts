import { describe, expect, it } from 'vitest';
import { UUID } from '#server/emulator/runware/sample-task.ts';
import { textAt } from '#server/emulator/text-at.ts';
import { openFaultBench } from './fault-bench.ts';
import type { FaultScript } from './fault-script.ts';

const RESET = { message: 'fetch failed', cause: { code: 'ECONNRESET' } };

/** A picture's whole bytes, and the answer that the script makes of its first download. */
async function download(faults: FaultScript) {
  const bench = openFaultBench(faults);
  await bench.submit();
  const url = textAt((await bench.poll(UUID)).body, 'imageURL');
  const answer = await bench.fetch(url);
  const parts: Uint8Array[] = [];
  let failure: unknown = null;
  try {
    for await (const part of answer.body ?? []) parts.push(part);
  } catch (error) {
    failure = error;
  }
  const whole = Buffer.from(await (await bench.fetch(url)).arrayBuffer());
  return { bench, answer, failure, bytes: Buffer.concat(parts), whole };
}

describe('a reset', () => {
  it('before the charge throws, and nothing was executed', async () => {
    const { submit, charged } = openFaultBench([{ on: 'submit', at: 'before_charge', do: 'reset' }]);
    await expect(submit()).rejects.toMatchObject(RESET);
    expect(charged()).toEqual([]);
  });

  it('after the charge throws as well, and it was', async () => {
    const { submit, charged } = openFaultBench([{ on: 'submit', do: 'reset' }]);
    await expect(submit()).rejects.toMatchObject(RESET);
    expect(charged()).toEqual([UUID]);
  });

  it('inside the body throws out of it', async () => {
    const { answer, failure, bytes, whole } = await download([
      { on: 'download', do: 'reset', at: 'mid_body', afterBytes: 100 },
    ]);
    expect(answer.headers.get('content-length')).toBe(String(whole.byteLength));
    expect(failure).toMatchObject({ message: 'terminated', cause: { code: 'ECONNRESET' } });
    expect(bytes.equals(whole.subarray(0, 100))).toBe(true);
  });
});

describe('a body that is cut', () => {
  it.each(['fin_short', 'chunk_cut'] as const)('by %s throws after its half', async (action) => {
    const { answer, failure, bytes, whole } = await download([{ on: 'download', do: action }]);
    expect(answer.status).toBe(200);
    expect(answer.headers.has('content-length')).toBe(action === 'fin_short');
    expect(failure).toMatchObject({ message: 'terminated', cause: { code: 'UND_ERR_SOCKET' } });
    expect(bytes.equals(whole.subarray(0, Math.floor(whole.byteLength / 2)))).toBe(true);
  });

  it('by close_cut ends as if it were whole', async () => {
    const { answer, failure, bytes, whole } = await download([
      { on: 'download', do: 'close_cut', afterBytes: 1000 },
    ]);
    expect([answer.status, answer.headers.get('content-length'), failure]).toEqual([200, null, null]);
    expect(bytes.equals(whole.subarray(0, 1000))).toBe(true);
  });

  it('is never whole, however much is to come through', async () => {
    const { bytes, whole } = await download([{ on: 'download', do: 'close_cut', afterBytes: 10 ** 9 }]);
    expect(bytes.byteLength).toBe(whole.byteLength - 1);
  });
});

describe('silence', () => {
  it('lasts until the client gives up, and the task was executed', async () => {
    const { fetch, origin, charged } = openFaultBench([{ on: 'submit', do: 'hang' }]);
    const abort = new AbortController();
    const asked = fetch(`${origin}/replicate/v1/models/qwen/qwen-image-2512/predictions`, {
      method: 'POST',
      headers: { authorization: 'Bearer token' },
      body: JSON.stringify({ input: { prompt: 'A fox' } }),
      signal: abort.signal,
    });
    const settled = Promise.allSettled([asked]);
    while (charged().length === 0) await new Promise((resolve) => setImmediate(resolve));
    abort.abort(new Error('given up'));
    expect(await settled).toMatchObject([{ status: 'rejected', reason: { message: 'given up' } }]);
    expect(charged()).toHaveLength(1);
  });

  it('inside the body comes after its first part', async () => {
    const bench = openFaultBench([{ on: 'download', do: 'hang', at: 'mid_body', afterBytes: 10 }]);
    await bench.submit();
    const abort = new AbortController();
    const url = textAt((await bench.poll(UUID)).body, 'imageURL');
    const reader = (await bench.fetch(url, { signal: abort.signal })).body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBe(10);
    const next = reader?.read();
    abort.abort(new Error('given up'));
    await expect(next).rejects.toThrow('given up');
  });
});

describe('a body that drips', () => {
  it('takes its time on the clock, and comes whole', async () => {
    const bench = openFaultBench([{ on: 'download', do: 'drip', bytesPerSecond: 1024 }]);
    await bench.submit();
    const url = textAt((await bench.poll(UUID)).body, 'imageURL');
    const before = bench.now();
    const bytes = await (await bench.fetch(url)).arrayBuffer();
    expect(bench.now() - before).toBe((Math.ceil(bytes.byteLength / 1024) - 1) * 1000);
    const whole = await (await bench.fetch(url)).arrayBuffer();
    expect(Buffer.from(bytes).equals(Buffer.from(whole))).toBe(true);
  });

  it('stops when the client gives up', async () => {
    const bench = openFaultBench([{ on: 'download', do: 'drip', bytesPerSecond: 16 }]);
    await bench.submit();
    const abort = new AbortController();
    const url = textAt((await bench.poll(UUID)).body, 'imageURL');
    const reader = (await bench.fetch(url, { signal: abort.signal })).body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBe(16);
    abort.abort(new Error('given up'));
    await expect(reader?.read()).rejects.toThrow('given up');
  });
});
