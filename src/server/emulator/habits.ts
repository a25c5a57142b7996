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
  /** Where Runware's polls show a generation that failed: among `errors`, or in `data` with an `error` of its own. */
  readonly failedItem: 'errors' | 'data';
  /** How long after its end a task is known to Runware's polls and to its archive, ms; for ever where `null`. */
  readonly remembersMs: number | null;
  readonly archiveRemembersMs: number | null;
  /** Where Replicate's 429 says how long to wait: field and sentence of its body, a `Retry-After`, the sentence alone, or nowhere. */
  readonly retryAfter: 'body' | 'header' | 'sentence' | 'none';
  /** What Replicate answers to the cancel of an ended prediction: the prediction as it is, or a refusal. */
  readonly cancelOfEnded: 'unchanged' | 'refused';
};

/** The habits unless told otherwise. */
export const defaultHabits: Habits = {
  conflict: 'for-ever',
  unknownTask: 'empty',
  refusalOverwritesArchive: false,
  listDelayMs: 0,
  failedItem: 'errors',
  remembersMs: null,
  archiveRemembersMs: null,
  retryAfter: 'body',
  cancelOfEnded: 'unchanged',
};
