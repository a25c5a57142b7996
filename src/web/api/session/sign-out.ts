import { z } from 'zod/mini';
import { request } from '#web/api/request.ts';
import { session } from './session.ts';

/** Ends the session of this browser, or those of all. */
export async function signOut(where: 'here' | 'everywhere'): Promise<void> {
  await request(where === 'here' ? '/session' : '/sessions', z.unknown(), { method: 'DELETE' });
  session.leave();
}
