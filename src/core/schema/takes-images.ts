import type { Field } from './field.ts';

/** Whether a parameter is an image, or a list of them. */
export function takesImages(field: Field | null | undefined): boolean {
  return field?.kind === 'image' || (field?.kind === 'list' && field.item.kind === 'image');
}
