import { createHandOver } from '#web/task/hand-over/create-hand-over.ts';

/** Files that came into the page, on their way to who knows what to do with them. */
export type GivenFiles = {
  readonly files: readonly File[];
  /** For what is in them; what was dropped may have been meant for a field. */
  readonly isChosen: boolean;
};

/** Files that nobody has looked at yet, from whatever screen: what they are decides where they lead. */
export const givenFiles = createHandOver<GivenFiles>();
