import { createHash } from 'node:crypto';
import { stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';

/** A definition does not change while the process runs. */
const known = new WeakMap<Model, string>();

/** SHA-256 of a model's definition, in hexadecimal: by which definition a task was made. */
export function definitionHashOf(model: Model): string {
  const hash = known.get(model) ?? createHash('sha256').update(stringifyJson(model.definition)).digest('hex');
  known.set(model, hash);
  return hash;
}
