import type { Model } from '#core/models/registry.ts';
import { type Field, OTHER_GROUP } from '#core/schema/field.ts';

/** One section of the form. */
export type FormGroup = {
  readonly id: string;
  readonly title: string;
  readonly isFolded: boolean;
  readonly fields: readonly Field[];
};

/**
 * The model's groups in the definition's order, each with its fields, and last "Other" with the fields that no group takes.
 * A field inside an object that names another group than the object stands there, under its full path.
 */
export function groupsOf({ definition, fields }: Pick<Model, 'definition' | 'fields'>): readonly FormGroup[] {
  const declared = definition['x-groups'];
  const known = new Set(declared.map((group) => group.id));
  const byGroup = Map.groupBy(fields.flatMap(unnest), (field) =>
    known.has(field.group) ? field.group : OTHER_GROUP,
  );
  const other = known.has(OTHER_GROUP) ? [] : [{ id: OTHER_GROUP, title: 'Other', folded: false }];
  return [...declared, ...other]
    .map(({ id, title, folded = false }) => ({
      id,
      title,
      isFolded: folded,
      fields: (byGroup.get(id) ?? []).toSorted((a, b) => Number(isPrompt(b)) - Number(isPrompt(a))),
    }))
    .filter((group) => group.fields.length > 0);
}

function isPrompt(field: Field): boolean {
  return field.role === 'prompt';
}

function unnest(field: Field): readonly Field[] {
  if (field.kind !== 'object') return [field];
  const inside = field.fields.flatMap(unnest);
  const kept = inside.filter((child) => child.group === field.group);
  const moved = inside.filter((child) => child.group !== field.group);
  if (moved.length === 0) return [field];
  return kept.length > 0 ? [{ ...field, fields: kept }, ...moved] : moved;
}
