import type { Clock } from '#core/clock.ts';
import type { LedgerEvent } from '#server/ledger/event-log.ts';
import type { Ledger } from '#server/ledger/ledger.ts';
import type { Services } from '#server/services.ts';

/** An event is sent at least this often, so that a stream which is held back or dead is noticed. In milliseconds. */
const BEAT_EVERY_MS = 4_000;
/** How long a page waits before it opens a lost stream anew, in milliseconds. */
const RETRY_MS = 1_000;
/** What happens within this is written together, in milliseconds: it is the writing to each reader that takes the time. */
const TOGETHER_MS = 40;
/** A reader that takes up nothing is let go when this much waits for it, in bytes. It comes again, and resumes. */
const MOST_UNREAD_BYTES = 2 ** 20;
/** Of more tasks than these a reader who was away is told to read its lists anew. */
const MOST_MISSED = 200;

type Reader = ReadableStreamDefaultController<Uint8Array>;
/** Whether who opened a stream may still read it. */
type Permission = () => boolean;
type Message = { readonly event: string; readonly data?: string; readonly id?: string };

/**
 * The streams of `/api/events`: `task` with the task as it is now, numbered by the ledger; `config` where that changed; `refresh`
 * where what was missed is too much, no longer kept, or another ledger's; `beat` all the time. What is told is put together once,
 * for all readers.
 */
export class EventStreams {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #warn: Services['runnerContext']['warn'];
  readonly #readers = new Map<Reader, Permission>();
  /** The last event of each task that changed and is not told yet, in the order of the events. */
  readonly #changed = new Map<string, LedgerEvent>();
  #isConfigNew = false;
  #isTelling = false;
  #isBeating = false;
  /** When all were told last, in milliseconds of the process. */
  #toldAt = 0;

  constructor({ ledger, configBell, access, runnerContext: { clock, warn } }: Services) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#warn = warn;
    ledger.subscribe((event) => {
      this.#changed.delete(event.task);
      this.#changed.set(event.task, event);
      this.#tellSoon();
    });
    access?.ended.listen(() => this.#letGoOfStrangers());
    configBell.listen(() => {
      this.#isConfigNew = true;
      this.#tellSoon();
    });
  }

  /** A stream that begins after the event `lastId`, or now, and lasts for as long as `mayRead`. */
  open(lastId: string | undefined, mayRead: Permission): ReadableStream<Uint8Array> {
    // What came before is told to the others now: this one has it in its greeting.
    this.#tell();
    const readers = this.#readers;
    let reader: Reader;
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          reader = controller;
          reader.enqueue(encode(this.#greetingOf(lastId)));
          readers.set(reader, mayRead);
        },
        cancel: () => void readers.delete(reader),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD_BYTES }),
    );
    if (!this.#isBeating) void this.#beat();
    return stream;
  }

  #greetingOf(lastId: string | undefined): readonly Message[] {
    const missed = lastId === undefined ? [] : this.#missedSince(lastId);
    const now = this.#idOf(this.#ledger.events.last());
    const hello = { event: 'hello', id: missed && lastId !== undefined ? lastId : now };
    return missed ? [hello, ...missed] : [{ event: 'refresh', id: now }, hello];
  }

  /** The tasks that changed after an event; `null` where that cannot be told, or is too much. */
  #missedSince(lastId: string): readonly Message[] | null {
    const [identity, seq] = lastId.split('.');
    const events = identity === this.#ledger.identity && seq ? this.#ledger.events.since(Number(seq)) : null;
    const latest = new Map(events?.map((event) => [event.task, event]));
    if (!events || latest.size > MOST_MISSED) return null;
    return this.#messagesOf([...latest.values()].toSorted((one, other) => one.seq - other.seq));
  }

  #tellSoon(): void {
    if (this.#isTelling || this.#readers.size === 0) return;
    this.#isTelling = true;
    setTimeout(() => this.#tell(), Math.max(0, this.#toldAt + TOGETHER_MS - performance.now()));
  }

  #tell(): void {
    this.#isTelling = false;
    this.#toldAt = performance.now();
    const events = [...this.#changed.values()];
    const isConfigNew = this.#isConfigNew;
    this.#changed.clear();
    this.#isConfigNew = false;
    if (this.#readers.size === 0) return;
    try {
      this.#write([...(isConfigNew ? [{ event: 'config' }] : []), ...this.#messagesOf(events)]);
    } catch (failure) {
      // The ledger cannot be read now: all come again, and resume where they stopped.
      this.#warn('events could not be read and are told again', { reason: String(failure) });
      for (const reader of this.#readers.keys()) this.#letGo(reader);
    }
  }

  async #beat(): Promise<void> {
    this.#isBeating = true;
    while (this.#readers.size > 0) {
      await this.#clock.sleep(BEAT_EVERY_MS);
      // A session may have come to its end by time alone.
      this.#letGoOfStrangers();
      this.#write([{ event: 'beat' }]);
    }
    this.#isBeating = false;
  }

  #write(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    const bytes = encode(messages);
    for (const reader of this.#readers.keys()) {
      if ((reader.desiredSize ?? 0) > 0) reader.enqueue(bytes);
      else this.#letGo(reader);
    }
  }

  #letGoOfStrangers(): void {
    for (const [reader, mayRead] of this.#readers) if (!mayRead()) this.#letGo(reader);
  }

  #letGo(reader: Reader): void {
    this.#readers.delete(reader);
    reader.error(new Error('The events go on in another stream.'));
  }

  /** Tasks as they are now; one that changed several times is told once. */
  #messagesOf(events: readonly LedgerEvent[]): readonly Message[] {
    return events.flatMap(({ seq, task: id }) => {
      const task = this.#ledger.task(id);
      return task ? [{ event: 'task', data: JSON.stringify(task), id: this.#idOf(seq) }] : [];
    });
  }

  /** A place in the events holds for its own ledger alone. */
  #idOf(seq: number): string {
    return `${this.#ledger.identity}.${seq}`;
  }
}

function encode(messages: readonly Message[]): Uint8Array {
  const texts = messages.map(({ event, data = '{}', id }) => {
    const lines = [`event: ${event}`, `data: ${data}`];
    if (id !== undefined) lines.push(`id: ${id}`);
    if (event === 'hello') lines.push(`retry: ${RETRY_MS}`);
    return `${lines.join('\n')}\n\n`;
  });
  return new TextEncoder().encode(texts.join(''));
}
