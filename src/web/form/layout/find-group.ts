import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import { toDefinitionPath } from '#core/schema/path.ts';
import { type FormGroup, groupsOf } from './groups-of.ts';

/** The group in which a concrete path stands, or `null` where the form has no such field. */
export function findGroup(model: Model, path: string): FormGroup | null {
  const wanted = toDefinitionPath(path);
  const holds = (group: FormGroup) => flattenFields(group.fields).some((field) => isAt(field.path, wanted));
  return groupsOf(model).find(holds) ?? null;
}

/** `images[]`, an entry of a plain list, stands where the list stands. */
function isAt(fieldPath: string, wanted: string): boolean {
  return fieldPath === wanted || `${fieldPath}[]` === wanted;
}
