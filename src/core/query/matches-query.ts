import type { Field } from '#core/schema/field.ts';
import { isFinal, type Task, type TaskImage } from '#core/task.ts';
import { factsOfImage } from './facts-of-image.ts';
import { type Fact, factsOfTask } from './facts-of-task.ts';
import { numberOfDigits } from './number-of-digits.ts';
import type { Condition, Query, State, Test } from './query.ts';
import { saysNothing } from './says-nothing.ts';
import { textsOfTask } from './texts-of-task.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words-of.ts';

type Subject = {
  readonly task: Task;
  /** `null`: the task has none (yet). */
  readonly image: TaskImage | null;
  /** Those of its model; none where that is not known. */
  readonly fields: readonly Field[];
};

/** Whether an image of a task is among those that a query asks for: as the ledger's search answers, without asking it. */
export function matchesQuery(query: Query, subject: Subject, vocabulary: Vocabulary): boolean {
  return query.every(
    ({ isNegated, condition }) =>
      saysNothing(condition, vocabulary) || holds(condition, subject, vocabulary) !== isNegated,
  );
}

function holds(condition: Condition, subject: Subject, vocabulary: Vocabulary): boolean {
  const { task, fields } = subject;
  switch (condition.kind) {
    case 'words':
      return hasWords(Object.values(textsOfTask(task, fields)), condition);
    case 'is':
      return isState(task, condition.state);
    case 'model':
      return isModel(task.model, condition.text, vocabulary);
    case 'provider':
      return (task.model.split('/')[0] ?? '').includes(condition.text.toLowerCase());
    case 'tag':
      return task.tags.some((tag) => tag.toLowerCase() === condition.text.toLowerCase());
    case 'before':
      return Date.parse(task.times.accepted) < Date.parse(condition.day);
    case 'after':
      return Date.parse(task.times.accepted) >= Date.parse(condition.day);
    case 'parameter': {
      const meaning = vocabulary.keys.get(condition.key);
      if (!meaning) return false;
      if (meaning.kind === 'facts')
        return [...factsOfImage(subject), ...factsOfTask(task, fields)].some(
          ([name, value]) => meaning.names.includes(name) && passes(value, condition.test),
        );
      const { test } = condition;
      return test.kind === 'text' && hasWords([textsOfTask(task, fields)[meaning.column]], test);
    }
  }
}

function isModel(id: string, text: string, { models }: Vocabulary): boolean {
  const title = models.find((model) => model.id === id)?.title ?? '';
  return [id, title].some((name) => name.toLowerCase().includes(text.toLowerCase()));
}

function isState(task: Task, state: State): boolean {
  switch (state) {
    case 'starred':
      return task.starred;
    case 'deleted':
      return task.deletedAt !== null;
    case 'sandbox':
      return task.sandbox;
    case 'live':
      return !task.sandbox;
    case 'running':
      return !isFinal(task.status);
    case 'done':
    case 'failed':
    case 'canceled':
    case 'expired':
    case 'unknown':
      return task.status === state;
  }
}

function hasWords(
  texts: readonly (readonly string[])[],
  { text, isExact }: { readonly text: string; readonly isExact: boolean },
): boolean {
  const wanted = wordsOf(text);
  const last = wanted.length - 1;
  return texts.some((words) =>
    words.some((_, start) =>
      wanted.every((word, at) => {
        const found = words[start + at];
        return at === last && !isExact ? found?.startsWith(word) : found === word;
      }),
    ),
  );
}

function passes(value: Fact[1], test: Test): boolean {
  if (test.kind === 'text') {
    const text = test.text.toLowerCase();
    return typeof value === 'string' && (test.isExact ? value === text : value.includes(text));
  }
  if (typeof value === 'string') return false;
  const from = test.from && numberOfDigits(test.from.digits);
  const to = test.to && numberOfDigits(test.to.digits);
  const isAbove = from === null || (test.from?.isIncluded ? value >= from : value > from);
  return isAbove && (to === null || (test.to?.isIncluded ? value <= to : value < to));
}
