import type { Input } from '#core/schema/input.ts';
import { isSameValue } from './is-same-value.ts';

/** How many steps can be undone. Inputs share their texts, so a step costs what changed. */
const MAX_STEPS = 100;

/** The inputs that a form held before each step. Knows nothing of the form: what it holds now is handed in. */
export type History = {
  /** To be called before a change. Changes with the same `key` are one step until `endStep`; without a key, each is one. */
  readonly record: (step: { readonly before: () => Input; readonly key?: string | undefined }) => void;
  readonly endStep: () => void;
  readonly clear: () => void;
  /** The input to go back to; `null` where there is none. */
  readonly undo: (now: Input) => Input | null;
  readonly redo: (now: Input) => Input | null;
};

export function createHistory(): History {
  let past: readonly Input[] = [];
  let future: readonly Input[] = [];
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

/** The last input that differs from the present one, and what is before it: a step that changed nothing is passed over. */
function lastOther(steps: readonly Input[], now: Input): readonly [Input | null, readonly Input[]] {
  const at = steps.findLastIndex((input) => !isSameValue(input, now));
  return [steps[at] ?? null, steps.slice(0, Math.max(0, at))];
}
