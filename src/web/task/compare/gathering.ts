import { tabStorage } from '#web/ui/tab-storage.ts';
import { createGathering } from './create-gathering.ts';

/** This tab's. */
export const gathering = createGathering(tabStorage);
