import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import { withManaged } from '#core/with-managed.ts';
import type { CodeValue } from './code-value.ts';

/**
 * An input as a task's code has it: what the definition manages first, then what the user set, without private values.
 * `nameFile` answers the file of an image that our server alone has, `null` for others.
 */
export function toCodeValue(
  { fields }: Pick<Model, 'fields'>,
  input: Input,
  nameFile: (value: string) => string | null,
): CodeValue {
  const byPath = new Map(flattenFields(fields).map((field) => [field.path, field]));

  function toCode(value: unknown, path: string): CodeValue {
    const field = byPath.get(path);
    if (field?.managed?.from === 'task-id') return { kind: 'fresh-id' };
    if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => toCode(item, `${path}[]`)) };
    if (isInputObject(value)) {
      const entries = Object.entries(value).map(
        ([name, item]) => [name, toCode(item, `${path}.${name}`)] as const,
      );
      return { kind: 'object', entries };
    }
    if (typeof value === 'boolean') return { kind: 'boolean', is: value };
    if (typeof value === 'number') return { kind: 'number', digits: JSON.stringify(value) };
    const text = String(value);
    if (field?.kind === 'int64' && INTEGER.test(text)) return { kind: 'number', digits: text };
    const name = takesImages(field ?? byPath.get(path.replace(/\[\]$/, ''))) ? nameFile(text) : null;
    return name === null ? { kind: 'text', text } : { kind: 'file', name };
  }

  const whole = Object.entries(withManaged({ fields }, withoutPrivate({ fields }, input), ''));
  const isManaged = ([name]: readonly [string, unknown]) => Boolean(byPath.get(name)?.managed);
  const inOrder = [...whole.filter(isManaged), ...whole.filter((entry) => !isManaged(entry))];
  return { kind: 'object', entries: inOrder.map(([name, value]) => [name, toCode(value, name)] as const) };
}

const INTEGER = /^(?:0|-?[1-9]\d*)$/;
