import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** The name of a ledger: 16 hexadecimal digits, drawn when it is first opened, and the same for ever. */
export function readIdentity(database: DatabaseSync): string {
  database
    .prepare("INSERT INTO meta VALUES ('identity', ?) ON CONFLICT DO NOTHING")
    .run(randomBytes(8).toString('hex'));
  return String(database.prepare("SELECT value FROM meta WHERE name = 'identity'").get()?.value);
}
