import { createHandOver } from './create-hand-over.ts';

/** Files that nobody has looked at yet, from whatever screen: what they are decides where they lead. */
export const givenFiles = createHandOver();
