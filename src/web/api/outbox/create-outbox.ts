import { type Input, isInputObject } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { type Press, pressSchema } from './press.ts';

/** One key for each press: two tabs never write over each other, and one broken entry spoils no other. Version 1. */
const KEY = 'proofsheet.press.1.';

/**
 * The presses that the server has not answered. Each is written down before its request leaves, and taken off when the
 * answer is here: what became of it can be asked for after a crash, in this tab or another. Where the browser keeps nothing
 * (`storage` throws, or is full), it is kept for as long as the page is open; its private values always are.
 */
export function createOutbox(storage: () => Storage) {
  /** What was pressed in this page, whether it could be stored or not. */
  const own = new Map<string, Press>();
  const sending = new Set<string>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Press[] = [];

  function changed(): void {
    const stored = new Map(readStored().map((press) => [press.id, press]));
    snapshot = [...new Map([...stored, ...own]).values()].toSorted((a, b) => b.pressedAt - a.pressedAt);
    for (const listener of listeners) listener();
  }

  function readStored(): readonly Press[] {
    return attempt(() => {
      const kept = storage();
      return Object.keys(kept)
        .filter((key) => key.startsWith(KEY))
        .flatMap((key) => readPress(kept.getItem(key)) ?? []);
    }, []);
  }

  /** To be called before its request leaves. */
  function put(press: Press): void {
    sending.add(press.id);
    keep(press);
  }

  function keep(press: Press): void {
    own.set(press.id, press);
    attempt(() => storage().setItem(KEY + press.id, JSON.stringify(withoutPaths(press))), undefined);
    changed();
  }

  /** The server has answered, or the user gave it up. */
  function remove(id: string): void {
    own.delete(id);
    sending.delete(id);
    attempt(() => storage().removeItem(KEY + id), undefined);
    changed();
  }

  /** No answer came: it stands there until it is asked for, sent again or given up. */
  function leave(id: string): void {
    sending.delete(id);
    changed();
  }

  /** Another tab changed the storage. `key` as the event has it: `null` where all was cleared. */
  function heed(key: string | null, value: string | null): void {
    if (key !== null && !key.startsWith(KEY)) return;
    if (key !== null && value === null && !sending.has(key.slice(KEY.length)))
      own.delete(key.slice(KEY.length));
    changed();
  }

  changed();
  return {
    put,
    keep,
    remove,
    leave,
    heed,
    /** Newest first. The same array until something changes. */
    presses: () => snapshot,
    isOwn: (id: string) => own.has(id),
    isSending: (id: string) => sending.has(id),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Private values are never stored: a reload loses them, and says so. */
function withoutPaths(press: Press): Press {
  const { input, privatePaths } = press;
  if (!isInputObject(input)) return press;
  return {
    ...press,
    input: privatePaths.reduceRight<Input>((rest, path) => setAt(rest, path, undefined), input),
  };
}

function readPress(text: string | null): Press | null {
  return attempt(() => pressSchema.parse(JSON.parse(text ?? '')), null);
}

/** A storage may be full, barred or touched by others: then it answers as if it were not there. */
function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
