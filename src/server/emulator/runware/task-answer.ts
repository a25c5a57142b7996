/** Runware's error object. Source: shared/contracts/runware.md §1.6. */
export type RunwareError = {
  readonly code: string;
  readonly message: string;
  /** Dotted path; several where a rule over several is broken. */
  readonly parameter?: string | readonly string[];
  /** The JSON type that was expected. */
  readonly type?: string;
  /** Quoted, comma-separated names in one string, as live traffic has it. */
  readonly allowedValues?: string;
  readonly taskType?: string;
  readonly taskUUID?: string;
  readonly documentation?: string;
  /** Where a poll tells of a generation that failed, instead of being refused itself. */
  readonly status?: 'error';
};

/** What one task of a request adds to the answer. */
export type TaskAnswer = {
  readonly data: readonly Record<string, unknown>[];
  readonly errors: readonly RunwareError[];
};
