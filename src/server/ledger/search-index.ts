import type { DatabaseSync } from 'node:sqlite';
import { factsOfImage } from '#core/query/facts-of-image.ts';
import { factsOfTask } from '#core/query/facts-of-task.ts';
import { textsOfTask } from '#core/query/texts-of-task.ts';
import type { Field } from '#core/schema/field.ts';
import type { Task } from '#core/task.ts';
import type { Totals } from '#core/totals.ts';
import type { Step } from './apply-step.ts';
import { inTransaction } from './database.ts';
import { type SearchedTasks, searchTotals } from './search-totals.ts';
import { talliesOfTask } from './tallies-of-task.ts';
import { type TaskRow, taskRowSchema } from './task-row.ts';

export type SearchIndex = ReturnType<typeof openSearchIndex>;

/** A task as everybody may see it, its private values cut, and the fields of its model. */
type Indexed = { readonly task: Task; readonly fields: readonly Field[] };

/** To be raised where tasks are to be found by something else than before: all are indexed anew at the next start. */
const INDEX_VERSION = '3';

/** Changes of these columns are changes of what is found. */
const SEARCHED = [
  'input',
  'tags',
  'note',
  'rating',
  'cost_usd',
  'cost_kind',
  'ended_at',
  'deleted_at',
] as const;

/** Whether a step changes by what its task is found, or what it adds to totals. */
export function isSearched({ task = {}, announced, saved, absent, lost }: Step): boolean {
  return (
    SEARCHED.some((column) => column in task) || [announced, saved, absent, lost].some((list) => list?.length)
  );
}

/**
 * By what tasks and their images are found: words, facts by name, and what each image adds to the totals. Derived from the
 * tasks alone, by the same functions as the page uses. Opens no transaction of its own but to fill itself.
 */
export function openSearchIndex(database: DatabaseSync) {
  const removals = [
    'words WHERE rowid',
    'facts WHERE task',
    'image_facts WHERE task',
    'tallies WHERE task',
  ].map((place) => database.prepare(`DELETE FROM ${place} = ?`));
  const addWords = database.prepare('INSERT INTO words (rowid, prompt, negative, rest) VALUES (?, ?, ?, ?)');
  const addFact = database.prepare('INSERT OR IGNORE INTO facts (task, name, value) VALUES (?, ?, ?)');
  const addImageFact = database.prepare(
    'INSERT OR IGNORE INTO image_facts (task, place, name, value) VALUES (?, ?, ?, ?)',
  );
  const addTally = database.prepare('INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const seqOf = database.prepare('SELECT seq FROM tasks WHERE id = ?');
  const version = database.prepare("SELECT value FROM meta WHERE name = 'search'");
  const noteVersion = database.prepare("INSERT OR REPLACE INTO meta VALUES ('search', ?)");
  const kept = database.prepare('SELECT * FROM tasks WHERE purged_at IS NULL');

  function put(seq: number, { task, fields }: Indexed): void {
    for (const removal of removals) removal.run(seq);
    const { prompt, negative, rest } = textsOfTask(task, fields);
    addWords.run(seq, prompt.join(' '), negative.join(' '), rest.join(' '));
    for (const [name, value] of factsOfTask(task, fields)) addFact.run(seq, name, value);
    const isDeleted = Number(task.deletedAt !== null);
    for (const { place, image, kind, usd } of talliesOfTask(task)) {
      for (const [name, value] of factsOfImage({ task, image, fields }))
        addImageFact.run(seq, place, name, value);
      const { width, height, bytes } = image ?? { width: 0, height: 0, bytes: 0 };
      const sizes = [Number(image !== null), width * height, bytes] as const;
      addTally.run(seq, place, isDeleted, Number(task.sandbox), ...sizes, kind, usd);
    }
  }

  function remove(id: string): void {
    const seq = seqOf.get(id)?.seq;
    if (typeof seq === 'number') for (const removal of removals) removal.run(seq);
  }

  /** Puts all tasks in, where that was not done in this version. */
  function fill(read: (row: TaskRow) => Indexed): void {
    if (version.get()?.value === INDEX_VERSION) return;
    inTransaction(database, () => {
      database.exec('DELETE FROM words; DELETE FROM facts; DELETE FROM image_facts; DELETE FROM tallies;');
      for (const found of kept.iterate()) {
        const row = taskRowSchema.parse(found);
        put(row.seq, read(row));
      }
      noteVersion.run(INDEX_VERSION);
    });
  }

  function totals(of: SearchedTasks): Totals {
    return searchTotals(database, of);
  }

  return { put, remove, fill, totals };
}
