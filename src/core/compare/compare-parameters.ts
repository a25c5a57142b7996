import type { Role } from '#core/schema/definition.ts';
import type { Field } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import { getAt, leavesOf } from '#core/schema/path.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import { valueFields } from '#core/schema/value-fields.ts';
import type { Compared } from './compared.ts';

/**
 * What one image has of a parameter: a value that the user set, a seed that was drawn for it, nothing (with what holds then,
 * where the definition tells), or no such parameter.
 */
export type ComparedCell =
  | { readonly kind: 'set' | 'drawn'; readonly text: string }
  /** The values of an image parameter, each as the input has it. */
  | { readonly kind: 'images'; readonly text: string; readonly values: readonly string[] }
  | { readonly kind: 'unset'; readonly fallback: string | null }
  | { readonly kind: 'absent' };

export type ComparedRow = {
  /** Of the first model that has the parameter. */
  readonly title: string;
  /** Every name that it goes by, each once. */
  readonly paths: readonly string[];
  readonly role: Role | null;
  /** One for each image, in their order. */
  readonly cells: readonly ComparedCell[];
  readonly differs: boolean;
};

type Entry = Pick<Field, 'path' | 'title' | 'role'> & { readonly cell: ComparedCell };
type Row = { title: string; paths: string[]; role: Role | null; cells: ComparedCell[] };

/**
 * Every parameter of the images, in the order of the first's model. One role or one path is one row, whatever the models
 * call it. Private parameters are left out: a comparison is made to be shown around.
 */
export function compareParameters(all: readonly Compared[]): readonly ComparedRow[] {
  const rows: Row[] = [];
  all.forEach((compared, index) => {
    const taken = new Set<Row>();
    for (const { path, title, role, cell } of entriesOf(compared)) {
      const free = rows.filter((row) => !taken.has(row));
      const known =
        free.find((row) => role !== null && row.role === role) ??
        free.find((row) => row.paths.includes(path));
      const row = known ?? { title, paths: [], role, cells: all.map(() => ({ kind: 'absent' })) };
      if (!known) rows.push(row);
      taken.add(row);
      row.role ??= role;
      if (!row.paths.includes(path)) row.paths.push(path);
      row.cells[index] = cell;
    }
  });
  return rows.map((row) => ({ ...row, differs: isDiffering(row.cells) }));
}

function entriesOf({ image, task, model }: Compared): readonly Entry[] {
  if (!model) {
    return leavesOf(task.input).map(([path, value]) => {
      const cell = { kind: 'set', text: textOf(value) } as const;
      return { path, title: path, role: path === 'seed' ? 'seed' : null, cell };
    });
  }
  return valueFields(model.fields).flatMap((field) => {
    if (field.isPrivate) return [];
    const value = getAt(task.input, field.path);
    const cell =
      field.role === 'seed' && image.seed !== null ? seedCell(image.seed, value) : cellOf(field, value);
    return [{ path: field.path, title: field.title, role: field.role, cell }];
  });
}

/** What came back, with all its digits. */
function seedCell(seed: string, asked: InputValue | undefined): ComparedCell {
  return { kind: asked === undefined ? 'drawn' : 'set', text: seed };
}

function cellOf(field: Field, value: InputValue | undefined): ComparedCell {
  if (value === undefined) return { kind: 'unset', fallback: fallbackOf(field) };
  const text = textOf(value);
  return takesImages(field) ? { kind: 'images', text, values: textsIn(value) } : { kind: 'set', text };
}

function textsIn(value: InputValue): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
}

/** Unset counts as the same as not there; among unset ones the defaults are what differs. */
function isDiffering(cells: readonly ComparedCell[]): boolean {
  const texts = cells.map((cell) => ('text' in cell ? cell.text : null));
  if (texts.some((text) => text !== null)) return new Set(texts).size > 1;
  return new Set(cells.flatMap((cell) => (cell.kind === 'unset' ? [cell.fallback] : []))).size > 1;
}

function fallbackOf(field: Field): string | null {
  if (field.whenUnset) return textOf(field.whenUnset.sends);
  if (!('default' in field) || field.default === null) return null;
  // Spaces alone cannot be seen.
  if (field.default === ' ') return 'a blank';
  return field.default === '' ? 'empty' : textOf(field.default);
}

function textOf(value: InputValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
