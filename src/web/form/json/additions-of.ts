import { stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { completeInput } from '#core/request.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt, leavesOf } from '#core/schema/path.ts';

/** One value that goes out beside those of an input. */
type Addition = {
  readonly path: string;
  /** As JSON, or in words where it is not known yet. */
  readonly value: string;
  readonly reason: string;
};

/** What the server adds to an input before it goes out: made by the very function that completes a request. */
export function additionsOf(model: Model, input: Input): readonly Addition[] {
  return leavesOf(completeInput(model, input, NOT_YET)).flatMap(([path, value]) => {
    if (getAt(input, path) !== undefined) return [];
    const field = fieldAt(model.fields, path);
    const isKnown = value !== NOT_YET.taskId && value !== NOT_YET.seed;
    return [
      {
        path,
        value: isKnown ? stringifyJson(value) : String(value),
        reason: field?.managed?.reason ?? field?.whenUnset?.reason ?? SEED_REASON,
      },
    ];
  });
}

const NOT_YET = { taskId: 'the id of the run', seed: 'drawn when sent' };
const SEED_REASON = 'So that every result has a seed that is known.';
