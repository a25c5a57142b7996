import { createContext, type ReactNode, use } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import type { InputForm } from './input-form.ts';

/** What every field below a form knows. */
export type FormScope = {
  readonly model: Model;
  readonly form: InputForm;
  /** Renders fields inside an object or a row. Handed down, because a field holds fields: a direct import would be a cycle. */
  readonly renderFields: (fields: readonly Field[], parentPath: string) => ReactNode;
};

export const FormScopeContext = createContext<FormScope | null>(null);

export function useFormScope(): FormScope {
  const scope = use(FormScopeContext);
  if (!scope) throw new Error('A field was rendered outside a ModelForm.');
  return scope;
}
