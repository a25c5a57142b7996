import type { TaskAnswer } from './task-answer.ts';

/** Several answers as one. */
export function joinAnswers(answers: readonly TaskAnswer[]): TaskAnswer {
  return { data: answers.flatMap(({ data }) => data), errors: answers.flatMap(({ errors }) => errors) };
}
