import { randomUUID } from 'node:crypto';
import type { Model } from '#core/models/registry.ts';

/** A new task as the page asks for it: its id, and the body as JSON. `size`: of a square picture, in pixels. */
export function taskRequest(model: Model, size: number): { readonly id: string; readonly body: string } {
  const id = randomUUID();
  const input = { positivePrompt: `a lighthouse in fog, ${id}`, width: size, height: size };
  return { id, body: JSON.stringify({ id, model: model.id, input }) };
}
