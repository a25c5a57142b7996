import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { privatePaths } from '#core/schema/private-paths.ts';
import { newId } from '#web/api/new-id.ts';
import type { Press } from './press.ts';

type Wanted = {
  readonly model: Model;
  readonly input: Input;
  /** The id of the task that it is run again from; `null`: it is from the form. */
  readonly parent: string | null;
  /** Milliseconds since 1970. */
  readonly pressedAt: number;
};

/** A press that has not been sent, with the id that its task will have. */
export function newPress({ model, input, parent, pressedAt }: Wanted): Press {
  return {
    id: newId(),
    model: model.id,
    input,
    parent,
    pressedAt,
    isOffline: true,
    privatePaths: [...privatePaths(model, input)],
  };
}
