import type { Exchange } from '#core/exchange.ts';
import { mapJson } from '#core/map-json.ts';
import type { CallRequest } from '#server/providers/provider.ts';
import { describeImage } from './describe-image.ts';
import type { Inbox } from './inbox.ts';
import type { TaskRow } from './task-row.ts';
import { type Noted, toExchange } from './to-exchange.ts';

/** The most of what was heard that is held until it is known what it says of a task, in characters. */
const MOST_HELD = 8 * 1024 * 1024;
/** A text within the JSON of an answer that is an image, or what stands for one in the inbox. */
const IMAGES =
  /"((?:data:image\\?\/[a-z0-9.+-]+;base64,)?[A-Za-z0-9+/\\]{1024,}={0,2}|inbox:[0-9a-f-]{36})"/g;

/** What a call sent and heard, beside the request that it was given. */
type HeardFrom = Pick<Noted, 'at' | 'url' | 'headers' | 'failure' | 'hide' | 'answer'>;
type Mentioned = Pick<TaskRow, 'id' | 'provider_id' | 'twins'>;
type TranscriptOptions = {
  /** Describes the images that came inside the answers. */
  readonly inbox: Inbox;
  /** All tasks that are asked for. */
  readonly rows: readonly Mentioned[];
  /** The names of private parameters. */
  readonly privateNames: ReadonlySet<string>;
};

/**
 * What went over the wire while tasks were sent or asked for, held until it is written down with what followed from it. Images
 * are not held.
 */
export class Transcript {
  readonly #options: TranscriptOptions;
  readonly #noted: Noted[] = [];

  constructor(options: TranscriptOptions) {
    this.#options = options;
  }

  note({ method, json, isBillable = false }: CallRequest, heard: HeardFrom): void {
    const { inbox } = this.#options;
    const answer = heard.answer && {
      ...heard.answer,
      text: heard.answer.text.replace(IMAGES, (_, text: string) => {
        const plain = text.replaceAll('\\/', '/');
        return JSON.stringify(inbox.describe(plain) ?? describeImage(plain));
      }),
    };
    const withoutImages = mapJson(json, (value) =>
      typeof value === 'string' ? describeImage(value) : value,
    );
    this.#noted.push({ ...heard, method, isBillable, json: withoutImages, answer });
    while (this.#noted.length > 1 && this.#heldLength() > MOST_HELD) this.#noted.shift();
  }

  /** The last exchange that was about a task, as it may be kept; `null`: none is held. */
  about(row: Mentioned, { isEnd }: Pick<Exchange, 'isEnd'>): Exchange | null {
    const { rows, privateNames } = this.#options;
    const ids = idsOf(row);
    const noted = this.#noted.findLast(
      ({ isBillable, url, answer }) =>
        isBillable || ids.some((id) => url.includes(id) || answer?.text.includes(id)),
    );
    const others = rows.filter(({ id }) => id !== row.id).flatMap(idsOf);
    return noted ? { ...toExchange(noted, { ids, others, privateNames }), isEnd } : null;
  }

  #heldLength(): number {
    return this.#noted.reduce((sum, { answer }) => sum + (answer?.text.length ?? 0), 0);
  }
}

function idsOf({ id, provider_id, twins }: Mentioned): readonly string[] {
  return [...new Set([id, ...(provider_id === null ? [] : [provider_id]), ...twins])];
}
