import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { withoutPrivate } from '#web/form/without-private.ts';
import { typedPrivate } from './typed-private.ts';

/** What is being typed outlives the page: one sparse input per model, without its private values. Version 1. */
const KEY = 'proofsheet.draft.1.';

/** What is being typed for a model. Private values are those of this page alone: what a storage says of them is thrown away. */
export function readDraft(model: Model): Input {
  const stored = readStored(model.id);
  const draft = withoutPrivate(model, stored);
  if (draft !== stored) store(model.id, draft);
  return typedPrivate.of(model).reduce((input, [path, value]) => setAt(input, path, value), draft);
}

/** Keeps a draft where the browser lets us; a full or barred storage loses nothing but the reload. */
export function writeDraft(model: Model, input: Input): void {
  typedPrivate.keep(model, input);
  store(model.id, withoutPrivate(model, input));
}

function store(id: string, draft: Input): void {
  try {
    localStorage.setItem(KEY + id, JSON.stringify(draft));
  } catch {
    // The form itself still holds everything.
  }
}

function readStored(id: string): Input {
  try {
    return toSparseInput(JSON.parse(localStorage.getItem(KEY + id) ?? '{}', withoutPrototype));
  } catch {
    return {};
  }
}

/** A key of that name is no parameter's, and would become the prototype of whatever it is copied into. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
