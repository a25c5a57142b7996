import { Agent, fetch } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringifyJson } from '#core/json.ts';
import { openFaultBench } from './emulator/faults/fault-bench.ts';
import type { FaultScript } from './emulator/faults/fault-script.ts';
import { task, UUID } from './emulator/runware/sample-task.ts';
import { sampleImage } from './emulator/sample-image.ts';
import { textAt } from './emulator/text-at.ts';
import { listenEmulator } from './listen-emulator.ts';

/** An emulator on a socket, and a client whose connections are its own. */
async function openSocket(faults: FaultScript, options: Parameters<typeof openFaultBench>[1] = {}) {
  const bench = openFaultBench(faults, options);
  const { origin, close } = await listenEmulator(bench.emulator);
  const dispatcher = new Agent();
  onTestFinished(async () => {
    await dispatcher.destroy();
    await close();
  });

  async function ask(path: string, init: NonNullable<Parameters<typeof fetch>[1]> = {}) {
    const url = path.startsWith('http') ? path : `${origin}${path}`;
    return fetch(url, { headers: { authorization: 'Bearer key' }, redirect: 'manual', dispatcher, ...init });
  }

  return {
    ...bench,
    ask,
    post: (body: unknown, signal: AbortSignal | null = null) =>
      ask('/runware/v1', { method: 'POST', body: stringifyJson(body), signal }),
    /** The URL of a picture that is ready. */
    async picture(): Promise<string> {
      await bench.submit();
      return textAt((await bench.poll(UUID)).body, 'imageURL').replace(bench.origin, origin);
    },
  };
}

const RESET = { message: 'fetch failed', cause: { code: 'ECONNRESET' } };
const CLOSED = { message: 'terminated', cause: { code: 'UND_ERR_SOCKET' } };

describe('the emulator on a socket', () => {
  it('answers as it does in the process', async () => {
    const { post, picture, ask, emulator, charged } = await openSocket([]);
    expect(await (await post([task])).json()).toEqual({
      data: [{ taskType: 'imageInference', taskUUID: UUID }],
    });
    expect(charged()).toEqual([UUID]);
    const bytes = await (await ask(await picture())).arrayBuffer();
    const [output] = await emulator.outputs();
    expect(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')).toBe(output?.sha256);
  });

  it('takes files, with faults at hand or without', async () => {
    const { ask } = await openSocket([{ on: 'upload', do: 'status', status: 500 }]);
    const send = async () => {
      const { bytes } = await sampleImage(16, 16);
      const form = new FormData();
      form.set('content', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'a.png');
      const { headers, body } = new Request('http://form.test', { method: 'POST', body: form });
      const content = Buffer.from(await new Response(body).arrayBuffer());
      const type = headers.get('content-type') ?? '';
      return ask('/replicate/v1/files', {
        method: 'POST',
        headers: { authorization: 'Bearer key', 'content-type': type },
        body: content,
      });
    };
    expect([(await send()).status, (await send()).status]).toEqual([500, 201]);
  });

  it('refuses a port that is taken', async () => {
    const { emulator } = openFaultBench([]);
    const first = await listenEmulator(emulator);
    onTestFinished(first.close);
    const port = Number(new URL(first.origin).port);
    await expect(listenEmulator(emulator, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('on a socket, a reset', () => {
  it.each([
    ['before_charge', []],
    ['after_charge', [UUID]],
  ] as const)('%s is an RST before the head', async (at, charges) => {
    const { post, charged } = await openSocket([{ on: 'submit', at, do: 'reset' }]);
    await expect(post([task])).rejects.toMatchObject(RESET);
    expect(charged()).toEqual(charges);
  });

  it('inside the body is an RST there', async () => {
    const { ask, picture } = await openSocket([{ on: 'download', at: 'mid_body', do: 'reset' }]);
    const url = await picture();
    const failure = await ask(url)
      .then((response) => response.arrayBuffer())
      .catch((error) => error);
    expect(failure).toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect((await ask(url)).status).toBe(200);
  });
});

describe('on a socket, a body that is cut', () => {
  it('by fin_short ends before the length that its head told', async () => {
    const { ask, picture } = await openSocket([{ on: 'download', do: 'fin_short' }]);
    const url = await picture();
    const cut = await ask(url);
    const length = cut.headers.get('content-length');
    await expect(cut.arrayBuffer()).rejects.toMatchObject(CLOSED);
    expect(length).toBe(String((await (await ask(url)).arrayBuffer()).byteLength));
  });

  it('by chunk_cut lacks its last chunk', async () => {
    const { ask, picture } = await openSocket([{ on: 'download', do: 'chunk_cut' }]);
    const cut = await ask(await picture());
    expect(cut.headers.get('transfer-encoding')).toBe('chunked');
    await expect(cut.arrayBuffer()).rejects.toMatchObject(CLOSED);
  });

  it('by close_cut looks whole to the transport', async () => {
    const { ask, picture } = await openSocket([{ on: 'download', do: 'close_cut' }]);
    const url = await picture();
    const cut = await ask(url);
    expect(cut.headers.get('content-length')).toBeNull();
    const bytes = await cut.arrayBuffer();
    const whole = await (await ask(url)).arrayBuffer();
    expect(bytes.byteLength).toBe(Math.floor(whole.byteLength / 2));
  });

  it('may be JSON', async () => {
    const { post, charged } = await openSocket([{ on: 'submit', do: 'close_cut', afterBytes: 20 }]);
    expect(await (await post([task])).text()).toBe('{"data":[{"taskType"');
    expect(charged()).toEqual([UUID]);
  });
});

describe('on a socket, silence', () => {
  it('lasts until the client gives up', async () => {
    const { post, charged } = await openSocket([{ on: 'submit', do: 'hang' }]);
    const abort = new AbortController();
    const asked = Promise.allSettled([post([task], abort.signal)]);
    await untilTrue(() => charged().length === 1);
    abort.abort(new Error('given up'));
    expect(await asked).toMatchObject([{ status: 'rejected', reason: { message: 'given up' } }]);
  });

  it('may come inside the body', async () => {
    const { ask, picture } = await openSocket([
      { on: 'download', at: 'mid_body', do: 'hang', afterBytes: 100 },
    ]);
    const abort = new AbortController();
    const response = await ask(await picture(), { signal: abort.signal });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBe(100);
    const next = Promise.allSettled([reader?.read()]);
    abort.abort(new Error('given up'));
    expect(await next).toMatchObject([{ status: 'rejected' }]);
  });
});

describe('on a socket, a body that drips', () => {
  it('takes its time on the emulator’s clock, and comes whole', async () => {
    const { ask, picture, now } = await openSocket([{ on: 'download', do: 'drip', bytesPerSecond: 1000 }]);
    const url = await picture();
    const before = now();
    const slow = await (await ask(url)).arrayBuffer();
    const seconds = Math.ceil(slow.byteLength / 1000) - 1;
    expect(now() - before).toBe(seconds * 1000);
    expect(Buffer.from(slow).equals(Buffer.from(await (await ask(url)).arrayBuffer()))).toBe(true);
  });

  it('shows its head and first part before time passes, and stops when the client hangs up', async () => {
    let sleeper: AbortSignal | undefined;
    const clock = {
      now: () => 0,
      sleep(_ms: number, signal?: AbortSignal) {
        sleeper = signal;
        return new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      },
    };
    const faults = [{ on: 'download', do: 'drip', bytesPerSecond: 100 }] as const;
    const { ask, picture } = await openSocket(faults, { clock });
    const abort = new AbortController();
    const response = await ask(await picture(), { signal: abort.signal });
    expect((await response.body?.getReader().read())?.value?.byteLength).toBe(100);
    abort.abort();
    await untilTrue(() => sleeper?.aborted === true);
  });
});

describe('on a socket, a redirect', () => {
  it('is told as it is', async () => {
    const location = 'http://127.0.0.1:1/elsewhere';
    const { ask, picture } = await openSocket([{ on: 'download', do: 'redirect', location }]);
    const response = await ask(await picture());
    expect([response.status, response.headers.get('location')]).toEqual([302, location]);
  });
});

describe('on a socket, a huge body', () => {
  it('is sent as it is made', async () => {
    const { ask, picture } = await openSocket([{ on: 'download', do: 'huge', bytes: 2 ** 40 }]);
    const abort = new AbortController();
    const response = await ask(await picture(), { signal: abort.signal });
    let read = 0;
    const reader = response.body?.getReader();
    while (read < 1_000_000) read += (await reader?.read())?.value?.byteLength ?? 0;
    expect(response.headers.get('content-length')).toBeNull();
    abort.abort();
  });
});

/** Lets the event loop turn until something is so; the test's own time limit ends it. */
async function untilTrue(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
