import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { IMAGE_FACTS } from '#core/query/image-facts.ts';
import { imageTerms } from '#core/query/image-terms.ts';
import { numberOfDigits } from '#core/query/number-of-digits.ts';
import { OWN_FACTS } from '#core/query/own-facts.ts';
import type { Bound, Condition, Query, State, Test } from '#core/query/query.ts';
import { saysNothing } from '#core/query/says-nothing.ts';
import type { Vocabulary } from '#core/query/vocabulary.ts';
import { wordsOf } from '#core/query/words-of.ts';

/** A query, and what its keys mean. */
export type Search = { readonly query: Query; readonly vocabulary: Vocabulary };

/** SQL with a mark for each value. */
export type Sql = { readonly text: string; readonly values: readonly SQLInputValue[] };

/** What a query asks of a task, and of its images: all of it must hold for one of them, or for a task without any. */
type SearchConditions = {
  /** Of the column that holds a task's `seq`. */
  readonly ofTask: readonly Sql[];
  /** Of a row of `tallies`. */
  readonly ofImage: readonly Sql[];
};

/** One condition a term, each a set that an index gives. */
export function searchConditions(
  database: DatabaseSync,
  { query, vocabulary }: Search,
  column: 'seq' | 'task',
): SearchConditions {
  const models = database
    .prepare('SELECT DISTINCT model FROM tasks')
    .all()
    .map(({ model }) => String(model));
  const told = query.filter(({ condition }) => !saysNothing(condition, vocabulary));
  const ofImages = imageTerms(told, vocabulary);
  const ofTask = told
    .filter((term) => !ofImages.includes(term))
    .map(({ isNegated, condition }) => {
      const set = setOf(condition, vocabulary, models);
      // The plus keeps SQLite from going by the set: it goes by the newest task, and stops when a page is full.
      return { ...set, text: `+${column} ${isNegated ? 'NOT ' : ''}IN (${set.text})` };
    });
  const ofImage = ofImages.map(({ isNegated, condition }) => {
    const { text, values } = imageCondition(condition, vocabulary);
    return { text: isNegated ? `NOT (${text})` : `(${text})`, values };
  });
  return { ofTask, ofImage };
}

/** A key may mean a fact of images in one model and one of tasks in another. */
function imageCondition(condition: Condition, { keys }: Vocabulary): Sql {
  const meaning = condition.kind === 'parameter' ? keys.get(condition.key) : undefined;
  if (condition.kind !== 'parameter' || meaning?.kind !== 'facts') return { text: 'FALSE', values: [] };
  const ofTasks = meaning.names.filter((name) => !IMAGE_FACTS.has(name));
  const images = factSet('task, place FROM image_facts', meaning.names, condition.test);
  const one = { ...images, text: `(task, place) IN (${images.text})` };
  if (ofTasks.length === 0) return one;
  const tasks = factSet('task FROM facts', ofTasks, condition.test);
  return { text: `${one.text} OR task IN (${tasks.text})`, values: [...one.values, ...tasks.values] };
}

/** The tasks for which a condition holds. */
function setOf(condition: Condition, vocabulary: Vocabulary, models: readonly string[]): Sql {
  switch (condition.kind) {
    case 'words':
      return wordsSet(condition);
    case 'is':
      return stateSet(condition.state);
    case 'model': {
      const titles = new Map(vocabulary.models.map(({ id, title }) => [id, title]));
      return modelSet(
        models.filter((id) => isIn(condition.text, id) || isIn(condition.text, titles.get(id) ?? '')),
      );
    }
    case 'provider':
      return modelSet(models.filter((id) => isIn(condition.text, id.split('/')[0] ?? '')));
    case 'tag':
      return factSet('task FROM facts', [OWN_FACTS.tag], {
        kind: 'text',
        text: condition.text,
        isExact: true,
      });
    case 'before':
      return { text: 'SELECT seq FROM tasks WHERE accepted_at < ?', values: [Date.parse(condition.day)] };
    case 'after':
      return { text: 'SELECT seq FROM tasks WHERE accepted_at >= ?', values: [Date.parse(condition.day)] };
    case 'parameter': {
      const meaning = vocabulary.keys.get(condition.key);
      if (meaning?.kind === 'facts') return factSet('task FROM facts', meaning.names, condition.test);
      return condition.test.kind === 'text' && meaning ? wordsSet(condition.test, meaning.column) : NOTHING;
    }
  }
}

type FactColumns = 'task FROM facts' | 'task, place FROM image_facts';

const NOTHING: Sql = { text: 'SELECT NULL WHERE FALSE', values: [] };

function wordsSet(
  { text, isExact }: { readonly text: string; readonly isExact: boolean },
  column?: string,
): Sql {
  // Letters, digits and blanks alone: nothing that FTS5 would take for its own.
  const phrase = `${column ? `${column} : ` : ''}"${wordsOf(text).join(' ')}"${isExact ? '' : ' *'}`;
  return { text: 'SELECT rowid FROM words WHERE words MATCH ?', values: [phrase] };
}

function stateSet(state: State): Sql {
  switch (state) {
    case 'starred':
      return { text: 'SELECT seq FROM tasks WHERE starred = 1', values: [] };
    case 'deleted':
      return { text: 'SELECT task FROM tallies WHERE deleted = 1', values: [] };
    case 'sandbox':
      return { text: 'SELECT task FROM tallies WHERE sandbox = 1', values: [] };
    case 'live':
      return { text: 'SELECT task FROM tallies WHERE sandbox = 0', values: [] };
    case 'running':
      return {
        text: "SELECT seq FROM tasks WHERE status IN ('accepted', 'sending', 'running', 'saving')",
        values: [],
      };
    case 'done':
    case 'failed':
    case 'canceled':
    case 'expired':
    case 'unknown':
      return { text: 'SELECT seq FROM tasks WHERE status = ?', values: [state] };
  }
}

function modelSet(ids: readonly string[]): Sql {
  return { text: `SELECT seq FROM tasks WHERE model IN (${marksFor(ids)})`, values: ids };
}

function factSet(what: FactColumns, names: readonly string[], test: Test): Sql {
  const { text, values } = test.kind === 'text' ? textTest(test) : rangeTest(test);
  return {
    text: `SELECT ${what} WHERE name IN (${marksFor(names)}) AND ${text}`,
    values: [...names, ...values],
  };
}

function textTest({ text, isExact }: Extract<Test, { kind: 'text' }>): Sql {
  const value = text.toLowerCase();
  return isExact
    ? { text: 'value = ?', values: [value] }
    : { text: "value >= '' AND instr(value, ?)", values: [value] };
}

/** Numbers of both kinds stand before all texts. */
function rangeTest({ from, to }: Extract<Test, { kind: 'range' }>): Sql {
  const ends = [
    ...(from ? [{ text: `value >${from.isIncluded ? '=' : ''} ?`, values: [toSql(from)] }] : []),
    to
      ? { text: `value <${to.isIncluded ? '=' : ''} ?`, values: [toSql(to)] }
      : { text: "value < ''", values: [] },
  ];
  return { text: ends.map(({ text }) => text).join(' AND '), values: ends.flatMap(({ values }) => values) };
}

/** Integers beyond SQLite's 64 bits are compared as what comes nearest. */
function toSql({ digits }: Bound): SQLInputValue {
  const number = numberOfDigits(digits);
  return typeof number === 'bigint' && BigInt.asIntN(64, number) !== number ? Number(number) : number;
}

function isIn(text: string, name: string): boolean {
  return name.toLowerCase().includes(text.toLowerCase());
}

function marksFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
