import type { UseFormReturn } from 'react-hook-form';
import type { Input, InputValue } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { createIssueStore } from '#web/form/issues/issue-store.ts';
import { createFoldStore } from './fold-store.ts';
import type { FormValues, InputForm } from './input-form.ts';

/** Ties React Hook Form's value map to our own stores. */
export function createInputForm(id: string, rhf: UseFormReturn<FormValues>): InputForm {
  const issues = createIssueStore();

  function setValue(path: string, value: InputValue | undefined) {
    const entry = value === undefined ? /^(.+)\.(\d+)$/.exec(path) : null;
    const list = entry?.[1] ? rhf.getValues(entry[1]) : null;
    if (entry?.[1] && Array.isArray(list)) {
      rhf.setValue(entry[1], list.toSpliced(Number(entry[2]), 1));
    } else {
      rhf.setValue(path, value);
    }
  }

  return {
    id,
    rhf,
    issues,
    folds: createFoldStore(),
    uploads: new Map(),
    readInput: () => toSparseInput(rhf.getValues()),
    replaceInput(input: Input) {
      issues.clear();
      rhf.reset(input);
    },
    setValue,
  };
}
