import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppServer } from '#e2e/app-server.ts';
import { openBook } from '#server/emulator/book.ts';

/** How often each task was charged by a server's sandbox, by its id at the provider: the book is the witness, not the server. */
export function readCharges(server: AppServer): ReadonlyMap<string, number> {
  const file = join(server.dataDir, 'sandbox.sqlite');
  if (!existsSync(file)) return new Map();
  const book = openBook(file);
  const ids = book.charges().map((charge) => charge.taskId);
  book.close();
  return new Map([...Map.groupBy(ids, (id) => id)].map(([id, charges]) => [id, charges.length]));
}
