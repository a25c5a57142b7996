import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createBell } from './bell.ts';
import type { Access } from './guards/token-guard.ts';
import type { SessionsTable } from './ledger/sessions-table.ts';

const SESSION_MS = 30 * 24 * 60 * 60_000;

/** Who may use a server with an access token. A session is a random secret in a cookie; the ledger has its hash. */
export class AccessControl implements Access {
  /** How long a session lasts, in milliseconds. */
  readonly sessionMs = SESSION_MS;
  /** Rings when sessions were ended by word. */
  readonly ended = createBell();
  readonly #token: Buffer;
  readonly #sessions: SessionsTable;
  readonly #now: () => number;

  constructor(token: string, sessions: SessionsTable, now: () => number) {
    this.#token = hash(token);
    this.#sessions = sessions;
    this.#now = now;
  }

  /** Takes as long for a wrong token as for the right one. */
  isToken(text: string): boolean {
    return timingSafeEqual(hash(text), this.#token);
  }

  /** A session of another token than today's holds no more. */
  isSession(secret: string): boolean {
    if (secret === '') return false;
    return this.#sessions.has({ hash: nameOf(secret), token: nameOf(this.#token) }, this.#now());
  }

  /** Opens a session. Answers its secret. */
  open(): string {
    const secret = randomBytes(32).toString('base64url');
    const now = this.#now();
    const expiresAt = now + SESSION_MS;
    this.#sessions.add({ hash: nameOf(secret), token: nameOf(this.#token), expiresAt }, now);
    return secret;
  }

  end(secret: string): void {
    this.#sessions.end(nameOf(secret));
    this.ended.ring();
  }

  endAll(): void {
    this.#sessions.endAll();
    this.ended.ring();
  }
}

function hash(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}

function nameOf(secret: string | Buffer): string {
  return hash(secret).toString('hex');
}
