import { randomUUID } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '#server/ledger/disk.ts';
import type { StoredZip } from './zip/stored-zip.ts';

type Where = {
  readonly disk: Disk;
  /** Cleared of what is left half done at the start of the server. */
  readonly folder: string;
  readonly maxBytes: number;
};

/** Writes a ZIP to disk as it comes, hands it to `work`, and takes it away again. Its directory stands at its end. */
export async function withStoredZip<T>(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { disk, folder, maxBytes }: Where,
  work: (source: StoredZip) => Promise<T>,
): Promise<T | { readonly kind: 'too-large' }> {
  await disk.makeFolder(folder);
  const path = join(folder, `${randomUUID()}.part`);
  try {
    const isWhole = await store(body, { disk, path, maxBytes });
    return isWhole ? await withSource(path, work) : { kind: 'too-large' };
  } finally {
    await disk.remove(path);
  }
}

async function store(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { disk, path, maxBytes }: Pick<Where, 'disk' | 'maxBytes'> & { readonly path: string },
): Promise<boolean> {
  const file = await disk.create(path);
  try {
    let size = 0;
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > maxBytes) return false;
      await file.write(chunk);
    }
    return true;
  } finally {
    await file.close();
  }
}

async function withSource<T>(path: string, work: (source: StoredZip) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    const { size } = await stat(path);
    return await work({
      size,
      async read(from, length) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}
