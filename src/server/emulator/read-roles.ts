import type { Model } from '#core/models/registry.ts';
import type { Role } from '#core/schema/definition.ts';
import { type Field, flattenFields } from '#core/schema/field.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { type StoredImage, storedImage } from './stored-image.ts';

/** The values of one input by what they are, whatever the model calls them. An unset value reads as its default. */
export type RoleReader = {
  readonly text: (role: Role) => string | undefined;
  readonly number: (role: Role) => number | undefined;
  readonly flag: (role: Role) => boolean;
  readonly object: (role: Role) => Input | undefined;
  /** Stored input images, none or one or a list, in order. */
  readonly images: (role: Role) => readonly StoredImage[];
};

/** Reads an input that was checked and whose images were stored. */
export function readRoles(model: Model, input: Input): RoleReader {
  const fields = flattenFields(model.fields);

  function effective(role: Role): InputValue | undefined {
    const field = fields.find((each) => each.role === role);
    return field ? (getAt(input, field.path) ?? defaultOf(field)) : undefined;
  }

  return {
    text(role) {
      const value = effective(role);
      return typeof value === 'string' ? value : undefined;
    },
    number(role) {
      const value = effective(role);
      return typeof value === 'number' ? value : undefined;
    },
    flag: (role) => effective(role) === true,
    object(role) {
      const value = effective(role);
      return isInputObject(value) ? value : undefined;
    },
    images(role) {
      const value = effective(role);
      const texts = Array.isArray(value) ? value : [value];
      return texts.flatMap((text) => {
        const image = typeof text === 'string' ? storedImage.read(text) : null;
        return image ? [image] : [];
      });
    },
  };
}

function defaultOf(field: Field): InputValue | undefined {
  return 'default' in field ? (field.default ?? undefined) : undefined;
}
