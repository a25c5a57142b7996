import { readImageValue } from '#core/schema/image-value.ts';
import { type InputValue, isInputObject } from '#core/schema/input.ts';

/** How much of a text tells it from others, in characters. */
const FIRST_LETTERS = 48;

/** A value for a person, on part of a line: “a heron at …”, 28, on, 1024 × 768, 3 entries. */
export function valueInWords(value: InputValue | undefined): string {
  if (value === undefined) return 'unset';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return textInWords(value);
  if (!isInputObject(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  const { width, height, 'aspect-ratio': ratio } = value;
  const pixels = width !== undefined && height !== undefined ? `${width} × ${height}` : (width ?? height);
  return [ratio, pixels].filter((part) => part !== undefined).join(', ') || JSON.stringify(value);
}

function textInWords(text: string): string {
  if (/^\d+$/.test(text)) return text;
  const { kind } = readImageValue(text);
  if (kind === 'upload' || kind === 'image' || kind === 'inline') return 'an image';
  return `“${text.length > FIRST_LETTERS ? `${text.slice(0, FIRST_LETTERS).trimEnd()}…` : text}”`;
}
