import { z } from 'zod/mini';
import { request } from '#web/api/request.ts';
import { session } from './session.ts';

/** Exchanges the access token for a session of this browser. Rejects where it is not the one, or one has to wait. */
export async function signIn(token: string): Promise<void> {
  await request('/session', z.unknown(), { method: 'POST', json: { token } });
  session.open();
}
