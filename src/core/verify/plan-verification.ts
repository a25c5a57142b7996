import type { Model } from '#core/models/registry.ts';
import { toShareable } from '#core/preset/to-shareable.ts';
import { completeInput } from '#core/request.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt, leavesOf, setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import { titleAt } from '#core/schema/title-at.ts';
import type { Task } from '#core/task.ts';
import { type Difference, differencesOf } from '#core/transfer/differences.ts';
import { sentRecipe } from './sent-recipe.ts';

type Wish = {
  readonly task: Task;
  /** `null`: its definition is not here. */
  readonly model: Model | null;
  /** Whether its provider would be the sandbox now. */
  readonly isSandbox: boolean;
};

/** What is to be sent to verify a task, with what should be known before; or why that would prove nothing. */
export type VerificationPlan =
  | {
      readonly kind: 'ready';
      readonly input: Input;
      /** Paths of its images that have to be on this server still. */
      readonly imagePaths: readonly string[];
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'refused';
      readonly why: string;
      /** What of the request would be another one than it was. */
      readonly changes: readonly Difference[];
    };

/** The exact recipe of a task, with the seed that was sent, as it can be asked for once more. */
export function planVerification({ task, model, isSandbox }: Wish): VerificationPlan {
  if (!model) return refused('The definition of its model is not here any more. Put it back, then verify.');
  if (task.status !== 'done' || task.images.length === 0)
    return refused('Only a task that is done and has its images can be verified.');
  if (task.sandbox !== isSandbox) return refused(OTHER_PLACE[task.sandbox ? 'sandbox' : 'live']);
  const seed = fieldOfRole(model.fields, 'seed');
  const sentSeed = seed ? getAt(task.sent, seed.path) : undefined;
  if (seed && sentSeed === undefined)
    return refused('The seed that it was sent with is not known, and without it the picture is another one.');
  const { input: _public, ...kept } = toShareable(model, task.input);
  const asked = sentRecipe(model, task.input);
  const input = seed ? setAt(asked, seed.path, sentSeed) : asked;
  const changes = changesSince(model, task, input);
  if (changes.length > 0)
    return refused('The definition of its model has changed since: another request would be sent.', changes);
  const wrong = model.validate(input).issues.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) {
    const what = wrong.map(({ message }) => message).join(' ');
    return refused(`The definition of its model does not take this input any more. ${what}`);
  }
  return {
    kind: 'ready',
    input,
    imagePaths: kept.imagePaths,
    notes: [
      ...(seed ? [] : [`${model.definition.title} takes no seed: every run draws another picture.`]),
      ...kept.privatePaths.map(
        (path) => `${titleAt(model.fields, path)} is left out: it was kept until the task had ended.`,
      ),
      ...(hasForeignImage(model, input)
        ? ['It names images that are kept elsewhere: what is there now is used.']
        : []),
    ],
  };
}

const OTHER_PLACE = {
  sandbox:
    'The sandbox drew it, and its provider is live now: a real model cannot make that picture again. Take the key away to verify it in the sandbox.',
  live: 'A real model made it, and its provider is the sandbox now, which draws its own pictures. Set the key to verify it.',
} as const;

function refused(why: string, changes: readonly Difference[] = []): VerificationPlan {
  return { kind: 'refused', why, changes };
}

function changesSince(model: Model, task: Task, input: Input): readonly Difference[] {
  const again = completeInput(model, input, { taskId: task.id, seed: '' });
  return differencesOf(model, sentRecipe(model, task.sent), sentRecipe(model, again));
}

function hasForeignImage(model: Model, input: Input): boolean {
  return leavesOf(input).some(([path, value]) => {
    return (
      takesImages(fieldAt(model.fields, path)) &&
      [value].flat().some((one) => FOREIGN.has(readImageValue(String(one)).kind))
    );
  });
}

const FOREIGN: ReadonlySet<string> = new Set(['url', 'provider-id']);
