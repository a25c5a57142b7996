/** What the providers do not document: the switches that tests run in both positions. Source: shared/faults.md §5. */
export type Habits = {
  /** How long Runware refuses a `taskUUID` that it has seen. After `while-running` it would run, and charge, again. */
  readonly conflict: 'for-ever' | 'while-running';
  /** What Runware answers about a `taskUUID` that it has not seen: nothing, with 200, or the error `taskNotFound`. */
  readonly unknownTask: 'empty' | 'task-not-found';
  /** Whether Runware's archive shows the refusal of a repeated task in place of its result. */
  readonly refusalOverwritesArchive: boolean;
  /** How late Replicate's list shows a prediction, ms. */
  readonly listDelayMs: number;
};

/** The habits unless told otherwise. */
export const defaultHabits: Habits = {
  conflict: 'for-ever',
  unknownTask: 'empty',
  refusalOverwritesArchive: false,
  listDelayMs: 0,
};
