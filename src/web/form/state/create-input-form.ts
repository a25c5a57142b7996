import { createFormControl } from 'react-hook-form';
import type { Input, InputValue } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { createIntake } from '#web/form/images/intake/create-intake.ts';
import { createIssueStore } from '#web/form/issues/issue-store.ts';
import { changesBetween } from './changes-between.ts';
import { createAnnouncer } from './create-announcer.ts';
import { createHistory } from './create-history.ts';
import { createRestingStore } from './create-resting-store.ts';
import { createFoldStore } from './fold-store.ts';
import type { FormValues, InputForm } from './input-form.ts';
import { isSameValue } from './is-same-value.ts';
import { splitRows } from './list-rows.ts';
import type { RestingRows } from './resting-rows.ts';

let made = 0;

/** What a step back brings back. */
type FormState = { readonly input: Input; readonly resting: RestingRows };

/**
 * A form that begins with `initial`, and the rows that rest beside it: React Hook Form's value map tied to our own stores. It lives outside React, so that it
 * outlasts the components that show it. Whatever changes a value goes through here, and can be undone.
 */
export function createInputForm(initial: Input, initialResting: RestingRows = {}): InputForm {
  const rhf = createFormControl<FormValues>({ defaultValues: initial });
  const issues = createIssueStore();
  const resting = createRestingStore(initialResting);
  const history = createHistory<FormState>();
  let isInStep = false;

  function readInput(): Input {
    return toSparseInput(rhf.getValues());
  }

  function readState(): FormState {
    return { input: readInput(), resting: resting.all() };
  }

  function write(path: string, value: InputValue | undefined) {
    const entry = value === undefined ? /^(.+)\.(\d+)$/.exec(path) : null;
    const list = entry?.[1] ? rhf.getValues(entry[1]) : null;
    if (entry?.[1] && Array.isArray(list)) {
      rhf.setValue(entry[1], list.toSpliced(Number(entry[2]), 1));
    } else {
      rhf.setValue(path, value);
    }
  }

  function record(key?: string) {
    if (!isInStep) history.record({ before: readState, key });
  }

  function change(path: string, value: InputValue | undefined, key?: string) {
    if (isSameValue(rhf.getValues(path), value)) return;
    record(key);
    write(path, value);
  }

  function inOneStep(work: () => void) {
    record();
    const wasInStep = isInStep;
    isInStep = true;
    try {
      work();
    } finally {
      isInStep = wasInStep;
    }
  }

  function writeInput(input: Input): readonly string[] {
    const changes = changesBetween(readInput(), input);
    for (const { path, value } of changes) rhf.setValue(path, value);
    return changes.map(({ path }) => path);
  }

  /** Answers the paths that changed. */
  function restore(state: FormState | null): readonly string[] {
    if (!state) return [];
    return [...new Set([...writeInput(state.input), ...resting.replace(state.resting)])];
  }

  // Without a listener React Hook Form reads its defaults alone, as for a form that is not in the page yet.
  rhf.subscribe({ formState: { values: true }, callback: () => undefined });
  return {
    id: `form-${++made}`,
    rhf,
    issues,
    resting,
    folds: createFoldStore(),
    announcer: createAnnouncer(),
    intake: createIntake((path) => issues.forget(path)),
    resetBoxes: new WeakSet(),
    view: { reveal: null, leftText: null },
    readInput,
    replaceInput(input) {
      record();
      issues.clear();
      rhf.reset(input);
    },
    setInput(input, key) {
      if (isSameValue(readInput(), input)) return;
      record(key);
      writeInput(input);
    },
    adoptInput(input) {
      if (isSameValue(readInput(), input)) return;
      history.clear();
      writeInput(input);
    },
    setValue: (path, value) => change(path, value),
    setRows(path, rows) {
      const { sent, resting: off } = splitRows(rows);
      inOneStep(() => {
        change(path, sent);
        resting.set(path, off);
      });
    },
    typeValue: (path, value) => change(path, value, path),
    endStep: history.endStep,
    inOneStep,
    undo: () => restore(history.undo(readState())),
    redo: () => restore(history.redo(readState())),
  };
}
