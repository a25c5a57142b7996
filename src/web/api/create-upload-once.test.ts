import { expect, test } from 'vitest';
import { createUploadOnce } from './create-upload-once.ts';

type Sent = {
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
  readonly fail: (failure: Error) => void;
};

function setUp(hash: (file: Blob) => Promise<string | null> = (file) => file.text()) {
  const sent: Sent[] = [];
  const uploadOnce = createUploadOnce<string>({
    upload: (_, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      sent.push({ signal, answer: resolve, fail: reject });
      return promise;
    },
    hash,
  });
  const send = (text: string, signal = new AbortController().signal) => uploadOnce(new Blob([text]), signal);
  return { sent, send };
}

/** Hashes are read, requests begin. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

test('the same bytes are sent once, also while they are under way and after', async () => {
  const { sent, send } = setUp();
  const both = Promise.all([send('a'), send('a')]);
  await turn();
  expect(sent).toHaveLength(1);
  sent[0]?.answer('first');
  expect(await both).toEqual(['first', 'first']);
  expect(await send('a')).toBe('first');
  const other = send('b');
  await turn();
  sent[1]?.answer('second');
  expect(await other).toBe('second');
});

test('what failed is sent again when it is asked for again', async () => {
  const { sent, send } = setUp();
  const failing = send('a');
  await turn();
  sent[0]?.fail(new Error('no network'));
  await expect(failing).rejects.toThrow('no network');
  const again = send('a');
  await turn();
  sent[1]?.answer('here');
  expect(await again).toBe('here');
});

test('it goes on until the last who wants it has given it up', async () => {
  const { sent, send } = setUp();
  const [one, other] = [new AbortController(), new AbortController()];
  const first = send('a', one.signal);
  const second = send('a', other.signal);
  const outcomes = Promise.allSettled([first, second]);
  await turn();
  one.abort(new Error('given up'));
  expect(sent[0]?.signal.aborted).toBe(false);
  other.abort(new Error('given up'));
  expect(sent[0]?.signal.aborted).toBe(true);
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  void send('a');
  await turn();
  expect(sent).toHaveLength(2);
});

test('without a hash every file is sent', async () => {
  const { sent, send } = setUp(async () => null);
  void send('a');
  void send('a');
  await turn();
  expect(sent).toHaveLength(2);
});
