import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';

/** Whether a concrete path from elsewhere is one at which anybody may set an image. A definition's own path, `lora[].image`, is no place. */
export function takesImageAt({ fields }: Model, path: string): boolean {
  const field = path.includes('[') ? null : fieldAt(fields, path);
  return field?.kind === 'image' && !field.managed && !field.isPrivate;
}
