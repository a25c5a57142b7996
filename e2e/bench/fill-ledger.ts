import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Model } from '#core/models/registry.ts';
import { completeInput } from '#core/request.ts';
import type { Size } from '#core/schema/size.ts';
import { FileStore } from '#server/ledger/file-store.ts';
import { Ledger } from '#server/ledger/ledger.ts';

type FillOptions = {
  readonly dataDir: string;
  readonly model: Model;
  /** How many tasks of one image each. */
  readonly count: number;
  /** Whether the images have files: what is never shown needs none. */
  readonly hasPictures: boolean;
  /** Of the images, in pixels. */
  readonly size?: Size;
};

/** Where commits cost next to nothing, on Linux: tens of thousands of them on a disk would take minutes. */
const MEMORY_FOLDER = '/dev/shm';

/** Writes finished tasks into a new ledger of a data folder, as the server would have. */
export async function fillLedger({
  dataDir,
  model,
  count,
  hasPictures,
  size = { width: 1024, height: 768 },
}: FillOptions): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const pictures = hasPictures
    ? await keepPictures(dataDir, { size, count })
    : [{ ...size, type: TYPE, sha256: '0'.repeat(64), bytes: 1 }];
  const fastFolder = mkdtempSync(join(existsSync(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir(), 'proofsheet-'));
  let now = Date.parse('2026-11-21T00:00:00Z') - count * 60_000;
  const ledger = new Ledger({
    file: join(fastFolder, 'ledger.sqlite'),
    now: () => now,
    fieldsOf: () => model.fields,
  });
  for (let at = 0; at < count; at++) {
    now += 60_000;
    const id = randomUUID();
    const image = randomUUID();
    const input = { positivePrompt: `picture ${at} of a lighthouse in fog`, ...size };
    const sent = completeInput(model, input, { taskId: id, seed: String(at) });
    ledger.take(
      {
        id,
        fingerprint: id,
        model: model.id,
        provider: model.provider,
        definition_hash: '',
        sandbox: true,
        status: 'accepted',
        input,
        sent,
        seed: String(at),
        parent: null,
        cost_kind: 'unknown',
        cost_usd: null,
        estimate_usd: null,
        reserved_usd: 0,
        warnings: [],
        next_at: null,
        accepted_at: now,
      },
      null,
    );
    const picture = pictures[at % pictures.length];
    if (!picture) continue;
    const result = { id: image, task: id, provider_id: image, url: null, seed: String(at) };
    ledger.record(id, {
      task: { status: 'done', ended_at: now + 2_000, cost_kind: 'reported', cost_usd: 0.0051 },
      announced: [{ ...result, cost_usd: 0.0051, unsafe: false }],
      saved: [{ id: image, ...picture }],
    });
  }
  ledger.close();
  cpSync(fastFolder, dataDir, { recursive: true });
  rmSync(fastFolder, { recursive: true });
}

const TYPE = 'image/jpeg';
/** How many pictures there are at most: tasks share them. */
const MOST_PICTURES = 24;

type Wanted = { readonly size: Size; readonly count: number };

function keepPictures(dataDir: string, { size, count }: Wanted) {
  const files = new FileStore(join(dataDir, 'images'));
  const length = Math.min(count, MOST_PICTURES);
  return Promise.all(Array.from({ length }, (_, hue) => keepPicture(files, size, hue * 15)));
}

async function keepPicture(files: FileStore, size: Size, hue: number) {
  const background = `hsl(${hue}, 40%, 50%)`;
  const bytes = await sharp({ create: { ...size, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return { ...size, type: TYPE, sha256: await files.keep(bytes), bytes: bytes.byteLength };
}
