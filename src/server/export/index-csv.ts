import type { Model } from '#core/models/registry.ts';
import type { Role } from '#core/schema/definition.ts';
import { valueOfRole } from '#core/schema/role.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { archiveName } from './archive-name.ts';

type Row = { readonly task: Task; readonly image: TaskImage; readonly model: Model | null };
type Cell = string | number | boolean | null;

const ofRole =
  (role: Role) =>
  ({ task, model }: Row): Cell => {
    const value = model ? valueOfRole(model.fields, task.sent, role) : undefined;
    return value === undefined ? null : typeof value === 'number' ? value : String(value);
  };

/** The columns, one row an image. */
const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => Cell])[] = [
  ['file', ({ image }) => archiveName('images', image)],
  ['task', ({ task }) => task.id],
  ['image', ({ image }) => image.index + 1],
  ['model', ({ task }) => task.model],
  ['prompt', ofRole('prompt')],
  ['negative prompt', ofRole('negative-prompt')],
  ['seed', ({ image }) => image.seed],
  ['width', ({ image }) => image.width],
  ['height', ({ image }) => image.height],
  ['steps', ofRole('steps')],
  ['guidance', ofRole('guidance')],
  ['scheduler', ofRole('scheduler')],
  ['cost of the image in USD', ({ image }) => image.costUsd],
  ['cost of the task in USD', ({ task }) => task.cost.usd],
  ['cost is', ({ task }) => task.cost.kind],
  ['play money', ({ task }) => task.sandbox],
  ['made', ({ task }) => task.times.accepted],
  ['starred', ({ task }) => task.starred],
  ['rating', ({ task }) => task.rating],
  ['tags', ({ task }) => task.tags.join(', ')],
  ['note', ({ task }) => task.note],
];

/**
 * `index.csv`, a line at a time: RFC 4180, safe to open in a spreadsheet. It begins with the mark by which spreadsheets see
 * that it is UTF-8.
 */
export function* indexCsv(tasks: Iterable<Omit<Row, 'image'>>): Generator<string> {
  yield `\ufeff${toLine(COLUMNS.map(([name]) => name))}`;
  for (const { task, model } of tasks) {
    for (const image of task.images) yield toLine(COLUMNS.map(([, cell]) => cell({ task, image, model })));
  }
}

function toLine(cells: readonly Cell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/**
 * A text that a spreadsheet would take for a formula begins with an apostrophe, and so does a number that it would shorten.
 * Source: OWASP ASVS 5.0, 1.2.10.
 */
function toCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const isRead = /^[\s\p{Cc}]*[=+\-@|%]|^[\t\r\n]/u.test(value) || /^\d{16,}$/.test(value);
  return `"${(isRead ? `'${value}` : value).replaceAll('"', '""')}"`;
}
