import { type Field, flattenFields } from '#core/schema/field.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';

/** Values as a provider's JSON has them: 64-bit integers as numbers with all their digits. */
type WireValue = string | number | bigint | boolean | WireObject | readonly WireValue[];

export type WireObject = { readonly [name: string]: WireValue };

/**
 * An input as it goes over the wire: 64-bit integers become numbers, and every image value goes through `toImage`,
 * which answers what the provider can read (a URL, a UUID, a data URI).
 */
export async function toWireInput(
  fields: readonly Field[],
  input: Input,
  toImage: (value: string) => Promise<string>,
): Promise<WireObject> {
  const byPath = new Map(flattenFields(fields).map((field) => [field.path, field]));

  async function toWire(value: unknown, path: string): Promise<WireValue> {
    const field = byPath.get(path);
    if (Array.isArray(value)) {
      const isImages = field?.kind === 'list' && field.item.kind === 'image';
      return Promise.all(value.map((item) => (isImages ? toImage(String(item)) : toWire(item, `${path}[]`))));
    }
    if (isInputObject(value)) return toWireObject(value, `${path}.`);
    if (field?.kind === 'int64') return BigInt(String(value));
    if (field?.kind === 'image') return toImage(String(value));
    return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
  }

  async function toWireObject(object: Input, prefix: string): Promise<WireObject> {
    const entries = Object.entries(object).map(
      async ([name, value]) => [name, await toWire(value, `${prefix}${name}`)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  return toWireObject(input, '');
}

/** Image bytes as a data URI. */
export function toDataUri(image: { readonly bytes: Uint8Array; readonly type: string }): string {
  return `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`;
}
