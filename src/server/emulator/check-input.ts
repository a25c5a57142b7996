import type { Model } from '#core/models/registry.ts';
import { resolveAliases } from '#core/schema/alias.ts';
import { flattenFields } from '#core/schema/field.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import { expandPath, getAt, setAt } from '#core/schema/path.ts';
import type { Desk } from './desk.ts';
import { inspectImage } from './inspect-image.ts';
import { locateImage } from './locate-image.ts';
import type { ProviderName } from './provider-name.ts';
import { type StoredImage, storedImage } from './stored-image.ts';

/** Something that refuses a request. `path` as in issues: `lora.0.weight`. */
export type Problem = {
  readonly path: string;
  readonly message: string;
  /** An image by an id or own URL that leads nowhere. */
  readonly isUnknownImage?: boolean;
};

type Unchecked = {
  readonly desk: Desk;
  readonly provider: ProviderName;
  readonly model: Model;
  /** The model's input as it came over the wire. */
  readonly raw: unknown;
  /** Of the request. */
  readonly origin: string;
};

export type CheckedInput = {
  /** The input as it is kept: aliases moved, every image replaced by its place in the book. */
  readonly input: Input;
  /** The input as it came, aliases moved, to be looked up where something is wrong. */
  readonly wire: Input;
  readonly problems: readonly Problem[];
};

/** Stands for an image that was found, where the validator looks only at the value's form. */
const FOUND = '00000000-0000-4000-8000-000000000000';

/** Checks what came over the wire with the model's definition, and its images by opening them. Warnings let pass. */
export async function checkInput(unchecked: Unchecked): Promise<CheckedInput> {
  const { model, raw } = unchecked;
  const { value } = resolveAliases(model.fields, raw);
  if (!isInputObject(value)) return { input: {}, wire: {}, problems: problemsOf(model, value) };
  let checked = value;
  const problems: Problem[] = [];
  const stored = new Map<string, string>();
  for (const path of imagePathsOf(model, value)) {
    const text = getAt(value, path);
    if (typeof text !== 'string') continue;
    const found = await findImage(text, unchecked);
    if ('reason' in found) {
      problems.push({ path, message: found.reason, isUnknownImage: found.isUnknown ?? false });
    } else stored.set(path, storedImage.write(found));
    checked = setAt(checked, path, FOUND);
  }
  problems.push(...digitsInText(model, value), ...problemsOf(model, checked));
  let input = model.validate(checked).input;
  for (const [path, text] of stored) input = setAt(input, path, text);
  return { input, wire: value, problems };
}

type Refusal = { readonly reason: string; readonly isUnknown?: boolean };

async function findImage(text: string, unchecked: Unchecked): Promise<StoredImage | Refusal> {
  const image = await locateImage(text, unchecked);
  if (image.kind !== 'bytes') return image;
  const inspected = await inspectImage(image.bytes);
  if (!inspected) return { reason: 'It is not a whole PNG, JPEG or WebP.' };
  const { width, height } = inspected;
  return { kind: 'stored', sha256: unchecked.desk.book.blobs.put(image.bytes), width, height };
}

function imagePathsOf(model: Model, value: Input): readonly string[] {
  return flattenFields(model.fields).flatMap((field) => {
    if (field.kind === 'image') return expandPath(value, field.path);
    if (field.kind !== 'list' || field.item.kind !== 'image') return [];
    return expandPath(value, field.path).flatMap((path) => {
      const items = getAt(value, path);
      return Array.isArray(items) ? items.map((_, index) => `${path}.${index}`) : [];
    });
  });
}

/** Inside the product 64-bit integers travel as text; no provider takes them so. */
function digitsInText(model: Model, value: Input): readonly Problem[] {
  return flattenFields(model.fields)
    .filter((field) => field.kind === 'int64')
    .flatMap((field) => expandPath(value, field.path))
    .filter((path) => typeof getAt(value, path) === 'string')
    .map((path) => ({ path, message: 'It must be a JSON number, not text.' }));
}

function problemsOf(model: Model, value: unknown): readonly Problem[] {
  const errors = model.validate(value).issues.filter((issue) => issue.severity === 'error');
  // A number that breaks two bounds is told once: its sentence names them all.
  const byText = new Map(errors.map(({ path, message }) => [`${path} ${message}`, { path, message }]));
  return [...byText.values()];
}
