import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** An input image that was uploaded: its id is the hash of the bytes that are kept. */
const uploadSchema = z.object({
  sha256: z.string(),
  type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});
export type Upload = z.infer<typeof uploadSchema>;

export type UploadsTable = ReturnType<typeof openUploadsTable>;

export function openUploadsTable(database: DatabaseSync) {
  const byHash = database.prepare('SELECT sha256, type, width, height, bytes FROM uploads WHERE sha256 = ?');
  const insert = database.prepare(
    'INSERT INTO uploads (sha256, type, width, height, bytes, uploaded_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );

  function find(sha256: string): Upload | null {
    const row = byHash.get(sha256);
    return row ? uploadSchema.parse(row) : null;
  }

  function add(upload: Upload, now: number): void {
    insert.run(upload.sha256, upload.type, upload.width, upload.height, upload.bytes, now);
  }

  return { find, add };
}
