import { createSession } from './create-session.ts';

/** This page's session, in step with that of the other tabs. */
export const session = createSession(new BroadcastChannel('proofsheet.session'), () => performance.now());
