import { beforeEach, expect, test, vi } from 'vitest';
import type { UploadAnswer } from '#web/form/state/form-services.ts';
import { createIntake } from './create-intake.ts';

const LIST = { path: 'images', title: 'References', role: null, isList: true };
const ONE = { path: 'source', title: 'Source', role: null, isList: false };
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A picture that no browser can measure: it goes to the server as it is. */
class Unmeasured {
  onerror: () => void = () => {};
  set src(_: string) {
    queueMicrotask(() => this.onerror());
  }
}

beforeEach(() => {
  vi.stubGlobal('Image', Unmeasured);
  return () => vi.unstubAllGlobals();
});

function setUp(upload: (name: string, signal: AbortSignal) => Promise<UploadAnswer>) {
  const arrived: string[] = [];
  const gone: string[] = [];
  const intake = createIntake((path) => gone.push(path));

  function give(slot: typeof LIST, ...names: readonly string[]): void {
    intake.take({
      slot,
      files: names.map((name) => new File([PNG, name], name)),
      services: {
        uploadLimits: null,
        uploadImage: async (file, signal) => upload(await file.slice(8).text(), signal),
      },
      onArrived: (value) => arrived.push(value),
    });
  }

  /** Until nothing moves by itself any more. */
  const rest = () =>
    expect
      .poll(() => intake.all().every(({ stage }) => stage.kind === 'offered' || stage.kind === 'failed'))
      .toBe(true);
  return { intake, arrived, gone, give, rest };
}

const arrive = async (name: string): Promise<UploadAnswer> => ({ ok: true, value: name });

test('files arrive in their order, one upload at a time', async () => {
  let underWay = 0;
  const { arrived, gone, give, rest } = setUp(async (name) => {
    expect(++underWay).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 20 : 0));
    underWay--;
    return arrive(name);
  });
  give(LIST, 'a', 'b', 'c');
  give(LIST, 'd');
  await rest();
  expect(arrived).toEqual(['a', 'b', 'c', 'd']);
  expect(gone).toEqual(['images', 'images', 'images', 'images']);
});

test('one that did not get there keeps its file, is what a run would lack, and is tried again', async () => {
  let isAway = true;
  const { intake, arrived, give, rest } = setUp(async (name) =>
    isAway && name === 'b' ? { ok: false, message: 'No answer.', canRetry: true } : arrive(name),
  );
  give(LIST, 'a', 'b', 'c');
  await rest();
  expect(arrived).toEqual(['a', 'c']);
  const [left] = intake.all();
  expect(left?.stage).toEqual({ kind: 'failed', message: 'b: No answer.', canRetry: true });
  expect(intake.issues()).toEqual([
    {
      path: 'images',
      severity: 'error',
      message: 'b is not in yet. Try it again, or leave it out.',
      fixes: [],
    },
  ]);
  isAway = false;
  intake.retry(left?.id ?? 0);
  await rest();
  expect(arrived).toEqual(['a', 'c', 'b']);
  expect(intake.issues()).toEqual([]);
});

test('where one image goes, a later one takes the place of what is on its way', async () => {
  const signals: AbortSignal[] = [];
  const { arrived, give, rest } = setUp(async (name, signal) => {
    signals.push(signal);
    if (name === 'late') await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return arrive(name);
  });
  give(ONE, 'late');
  await expect.poll(() => signals.length).toBe(1);
  give(ONE, 'later');
  expect(signals[0]?.aborted).toBe(true);
  await rest();
  expect(arrived).toEqual(['later']);
});

test('what is taken away does not arrive, and what broke off inside can be tried again', async () => {
  const { intake, arrived, give, rest } = setUp(async (name) => {
    if (name === 'broken') throw new Error('out of memory');
    return arrive(name);
  });
  give(LIST, 'a', 'broken');
  intake.dismiss(({ file }) => file.name === 'a');
  await rest();
  expect(arrived).toEqual([]);
  expect(intake.all().map(({ stage }) => stage)).toMatchObject([{ kind: 'failed', canRetry: true }]);
});
