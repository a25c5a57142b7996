import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { TaskRequest } from '#core/task.ts';
import { ApiProblem, UnreachableError } from '#web/api/request.ts';
import { writeTask } from '#web/api/task-cache.ts';
import { createTask } from '#web/api/task-calls.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { checkInput } from '#web/form/issues/check-input.ts';
import { showServerIssues } from '#web/form/issues/show-server-issues.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { newTaskId } from './new-task-id.ts';

/** Presses closer together than this, with the same input, are one press. In milliseconds. */
const ONE_PRESS_MS = 500;

type RunOptions = {
  readonly model: Model;
  readonly form: InputForm;
  readonly onTaken: (id: string) => void;
  /** The input has errors: the form should be seen. */
  readonly onInvalid: () => void;
};

/**
 * Runs what the form holds. One press makes one id, which is kept until the server has answered: a press after a lost
 * answer asks again for the same task.
 */
export function useRun({ model, form, onTaken, onInvalid }: RunOptions) {
  const client = useQueryClient();
  const press = useRef({ at: 0, json: '', id: '', isAnswered: true });
  const [latestId, setLatestId] = useState('');
  useRefusalAtFields(form, latestId);

  const mutation = useMutation({
    mutationFn: (request: TaskRequest) => createTask(request),
    retry: (count, failure) => failure instanceof UnreachableError && count < 1,
    onSuccess(task) {
      if (press.current.id === task.id) press.current.isAnswered = true;
      writeTask(client, task);
      onTaken(task.id);
    },
    onError(failure, { id }) {
      if (!(failure instanceof ApiProblem)) return;
      if (press.current.id === id) press.current.isAnswered = true;
      showServerIssues(form, failure.issues);
    },
  });

  function run(): void {
    const input = checkInput(model, form);
    if (!input) {
      onInvalid();
      return;
    }
    const json = JSON.stringify([model.id, input]);
    const now = Date.now();
    const isSamePress = json === press.current.json && now - press.current.at < ONE_PRESS_MS;
    if (isSamePress) {
      press.current.at = now;
      return;
    }
    const isRetry = json === press.current.json && !press.current.isAnswered;
    press.current = { at: now, json, id: isRetry ? press.current.id : newTaskId(), isAnswered: false };
    setLatestId(press.current.id);
    mutation.mutate({ id: press.current.id, model: model.id, input, parent: null });
  }

  return { run, failure: mutation.error, isSending: mutation.isPending };
}

/** What the provider blames in the last run is shown at the parameters that it names. */
function useRefusalAtFields(form: InputForm, id: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query, type }) => {
        if (type !== 'updated' || query.queryKey[0] !== 'task' || query.queryKey[1] !== id) return;
        const task = client.getQueryData(taskQuery(id).queryKey);
        if (task?.status === 'failed' && task.error && task.error.issues.length > 0)
          showServerIssues(form, task.error.issues);
      }),
    [client, form, id],
  );
}
