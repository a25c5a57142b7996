import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Model } from '#core/models/registry.ts';
import { completeInput } from '#core/request.ts';
import { FileStore } from '#server/ledger/file-store.ts';
import { Ledger } from '#server/ledger/ledger.ts';

/** Writes `count` finished tasks of one image each into the ledger of a data folder, as the server would have. */
export async function fillLedger(dataDir: string, model: Model, count: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const files = new FileStore(join(dataDir, 'images'));
  const pictures = await Promise.all(Array.from({ length: 24 }, (_, hue) => keepPicture(files, hue * 15)));
  let now = Date.parse('2026-11-21T00:00:00Z') - count * 60_000;
  const ledger = new Ledger({
    file: join(dataDir, 'ledger.sqlite'),
    now: () => now,
    fieldsOf: () => model.fields,
  });
  for (let at = 0; at < count; at++) {
    now += 60_000;
    const id = randomUUID();
    const image = randomUUID();
    const input = { positivePrompt: `picture ${at} of a lighthouse in fog`, width: 1024, height: 768 };
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
    ledger.record(id, {
      task: { status: 'done', ended_at: now + 2_000, cost_kind: 'reported', cost_usd: 0.0051 },
      announced: [
        {
          id: image,
          task: id,
          provider_id: image,
          url: null,
          seed: String(at),
          cost_usd: 0.0051,
          unsafe: false,
        },
      ],
      saved: [{ id: image, ...picture }],
    });
  }
  ledger.close();
}

async function keepPicture(files: FileStore, hue: number) {
  const background = `hsl(${hue}, 40%, 50%)`;
  const bytes = await sharp({ create: { width: 1024, height: 768, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return {
    sha256: await files.keep(bytes),
    type: 'image/jpeg',
    width: 1024,
    height: 768,
    bytes: bytes.byteLength,
  };
}
