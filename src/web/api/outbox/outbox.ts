import { createOutbox } from './create-outbox.ts';

/** This page's outbox, in step with those of the other tabs. */
export const outbox = createOutbox(() => window.localStorage);

window.addEventListener('storage', ({ key, newValue }) => outbox.heed(key, newValue));
