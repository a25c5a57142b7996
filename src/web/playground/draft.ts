import type { Input } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';

/** What is being typed outlives the page: one sparse input per model. Version 1. */
const KEY = 'proofsheet.draft.1.';

export function readDraft(model: string): Input {
  try {
    return toSparseInput(JSON.parse(localStorage.getItem(KEY + model) ?? '{}'));
  } catch {
    return {};
  }
}

/** Keeps a draft where the browser lets us; a full or barred storage loses nothing but the reload. */
export function writeDraft(model: string, input: Input): void {
  try {
    localStorage.setItem(KEY + model, JSON.stringify(input));
  } catch {
    // The form itself still holds everything.
  }
}
