type Upload<Answer> = (file: Blob, signal: AbortSignal) => Promise<Answer>;

type UploadOnceOptions<Answer> = {
  readonly upload: Upload<Answer>;
  /** Tells bytes apart; `null` where this page cannot. */
  readonly hash: (file: Blob) => Promise<string | null>;
};

type Sending<Answer> = {
  readonly answer: Promise<Answer>;
  readonly abort: AbortController;
  /** How many want the answer: it goes on until the last has given it up. */
  waiting: number;
};

/**
 * Uploads the same bytes once, also while the first upload of them is under way. One that failed is tried again when it is
 * asked for. Without a hash every file is sent, of which the server keeps one.
 */
export function createUploadOnce<Answer>({ upload, hash }: UploadOnceOptions<Answer>): Upload<Answer> {
  const known = new Map<string, Sending<Answer>>();

  function begin(key: string, file: Blob): Sending<Answer> {
    const abort = new AbortController();
    const sending = { answer: upload(file, abort.signal), abort, waiting: 0 };
    known.set(key, sending);
    sending.answer.catch(() => forget(key, sending));
    return sending;
  }

  function forget(key: string, sending: Sending<Answer>): void {
    if (known.get(key) === sending) known.delete(key);
  }

  function share(key: string, sending: Sending<Answer>, signal: AbortSignal): Promise<Answer> {
    sending.waiting++;
    return new Promise((resolve, reject) => {
      function giveUp(): void {
        reject(signal.reason);
        sending.waiting--;
        if (sending.waiting > 0) return;
        forget(key, sending);
        sending.abort.abort();
      }
      signal.addEventListener('abort', giveUp, { once: true });
      void sending.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    });
  }

  return async function uploadOnce(file, signal) {
    const key = await hash(file);
    signal.throwIfAborted();
    return key === null ? upload(file, signal) : share(key, known.get(key) ?? begin(key, file), signal);
  };
}
