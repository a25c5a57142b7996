import { isSameValue } from './is-same-value.ts';

/** How many steps can be undone. States share their texts, so a step costs what changed. */
const MAX_STEPS = 100;

/** What a form held before each step. Knows nothing of the form: what it holds now is handed in. */
export type History<State> = {
  /** To be called before a change. Changes with the same `key` are one step until `endStep`; without a key, each is one. */
  readonly record: (step: { readonly before: () => State; readonly key?: string | undefined }) => void;
  readonly endStep: () => void;
  readonly clear: () => void;
  /** The state to go back to; `null` where there is none. */
  readonly undo: (now: State) => State | null;
  readonly redo: (now: State) => State | null;
};

export function createHistory<State>(): History<State> {
  let past: readonly State[] = [];
  let future: readonly State[] = [];
  let openKey: string | null = null;

  return {
    record({ before, key }) {
      const isSameStep = key !== undefined && key === openKey;
      openKey = key ?? null;
      if (isSameStep) return;
      past = [...past, before()].slice(-MAX_STEPS);
      future = [];
    },
    endStep() {
      openKey = null;
    },
    clear() {
      [past, future, openKey] = [[], [], null];
    },
    undo(now) {
      openKey = null;
      const [step, rest] = lastOther(past, now);
      past = rest;
      if (step) future = [...future, now];
      return step;
    },
    redo(now) {
      openKey = null;
      const [step, rest] = lastOther(future, now);
      future = rest;
      if (step) past = [...past, now];
      return step;
    },
  };
}

/** The last state that differs from the present one, and what is before it: a step that changed nothing is passed over. */
function lastOther<State>(steps: readonly State[], now: State): readonly [State | null, readonly State[]] {
  const at = steps.findLastIndex((state) => !isSameValue(state, now));
  return [steps[at] ?? null, steps.slice(0, Math.max(0, at))];
}
