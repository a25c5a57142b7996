import type { Field } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';

/**
 * An input with none of these fields set. Of an object only the fields that are listed inside it, since others of it may
 * stand in another group.
 */
export function withoutFields(input: Input, fields: readonly Field[]): Input {
  return fields.reduce(
    (rest, field) =>
      field.kind === 'object' ? withoutFields(rest, field.fields) : setAt(rest, field.path, undefined),
    input,
  );
}
