import sharp from 'sharp';
import type { Emulator } from '#server/emulator/create-emulator.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import { Random } from './random.ts';

const FORMATS = ['png', 'jpeg', 'webp'] as const;
type Format = (typeof FORMATS)[number];

/** Pictures that are there already: to draw thousands would take longer than all else. */
export type StandInPictures = {
  /** Lets the emulator deliver them in place of its own. Answers their hashes by picture, as first delivered. */
  readonly hang: (emulator: Emulator) => ReadonlyMap<string, string>;
};

type Options = {
  /** Pixels; 256, unless given. */
  readonly side?: number;
  /** More than one run makes, so that each is told from every other by its bytes; 48, unless given. */
  readonly count?: number;
  /** All, unless given. */
  readonly formats?: readonly Format[];
};

export async function makeStandInPictures({
  side = 256,
  count = 48,
  formats = FORMATS,
}: Options = {}): Promise<StandInPictures> {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const pool = new Map<Format, readonly Buffer[]>();
  for (const format of formats)
    pool.set(format, await Promise.all(numbers.map((at) => makePicture(format, side, at))));

  return {
    hang({ book }) {
      const hashes = new Map<string, string>();
      const add = book.tasks.add;
      Object.assign(book.tasks, {
        add(task: TaskEntry) {
          add(task);
          const format = formatOf(task);
          for (const { id } of task.pictures) {
            const bytes = pool.get(format)?.[hashes.size % count];
            if (!bytes) continue;
            const sha256 = book.blobs.put(bytes);
            book.tasks.pictures.setStandIn(id, { sha256, type: `image/${format}` });
            hashes.set(id, sha256);
          }
        },
      });
      return hashes;
    },
  };
}

/** Noise in part, so that it has a size like a real one's; of PNGs some are below what is set aside of an answer. */
function makePicture(format: Format, side: number, at: number): Promise<Buffer> {
  const random = new Random(at);
  const share = format === 'png' && at % 2 === 0 ? 0.12 : 0.5;
  const pixels = Buffer.alloc(side * side * 3, 40 + (at % 200));
  for (let byte = 0; byte < pixels.length * share; byte++) pixels[byte] = random.int(0, 255);
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

function formatOf({ input }: TaskEntry): Format {
  const name = String(input.outputFormat ?? input.output_format ?? 'jpg').toLowerCase();
  return FORMATS.find((format) => format === name) ?? 'jpeg';
}
