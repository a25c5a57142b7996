import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Task } from '#core/task.ts';
import { isRefusal } from '#web/api/outbox/is-refusal.ts';
import { newPress } from '#web/api/outbox/new-press.ts';
import { outbox } from '#web/api/outbox/outbox.ts';
import type { Press } from '#web/api/outbox/press.ts';
import { sendPress } from '#web/api/outbox/send-press.ts';
import { writeTask } from '#web/api/task-cache.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { useSingleFlight } from '#web/task/use-single-flight.ts';
import { type RunFailure, runFailure } from './run-failure.ts';

type Run = {
  readonly model: Model;
  readonly input: Input;
  /** The id of the task that it is run again from. */
  readonly parent: string;
};

/**
 * Runs one task outside of the form. It stands in the outbox until the server has answered: the same once more asks for the same
 * task, also after the dialog it was pressed in was closed, so that it is never made twice.
 */
export function useSingleRun(onTaken: (task: Task) => void): {
  readonly run: (run: Run) => void;
  readonly isBusy: boolean;
  /** Why the last press did not become a task. */
  readonly failure: RunFailure | null;
} {
  const client = useQueryClient();
  const [isBusy, start] = useSingleFlight();
  const [failed, setFailed] = useState<(RunFailure & { readonly id: string }) | null>(null);
  // One without an answer may be heard of all the same, as soon as the page is told of its task.
  const { data: found } = useQuery({ ...taskQuery(failed?.id ?? ''), enabled: false });

  async function send(press: Press): Promise<void> {
    try {
      const task = await sendPress(press);
      writeTask(client, task);
      setFailed(null);
      onTaken(task);
    } catch (error) {
      // It is known that no task came of it: it is not to be asked for.
      if (isRefusal(error)) outbox.remove(press.id);
      setFailed({ id: press.id, ...runFailure(error) });
    }
  }

  function run(wanted: Run): void {
    // What came of the last press is known: this one is another.
    if (found) outbox.remove(found.id);
    start(() => send(toPress(wanted)));
  }

  return { run, isBusy, failure: found ? null : failed };
}

/** One that stands in the outbox without an answer is the same one. */
function toPress({ model, input, parent }: Run): Press {
  const unanswered = outbox
    .presses()
    .find(
      (press) =>
        press.model === model.id &&
        press.parent === parent &&
        JSON.stringify(press.input) === JSON.stringify(input),
    );
  return unanswered ?? newPress({ model, input, parent, pressedAt: Date.now() });
}
