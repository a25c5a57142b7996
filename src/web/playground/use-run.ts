import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { isRefusal } from '#web/api/outbox/is-refusal.ts';
import { outbox } from '#web/api/outbox/outbox.ts';
import type { Press } from '#web/api/outbox/press.ts';
import { sendPress } from '#web/api/outbox/send-press.ts';
import { ApiProblem } from '#web/api/request.ts';
import { writeTask } from '#web/api/task-cache.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { checkInput } from '#web/form/issues/check-input.ts';
import { showServerIssues } from '#web/form/issues/show-server-issues.ts';
import { privatePaths } from '#web/form/private-paths.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { newTaskId } from './new-task-id.ts';
import { useOutbox } from './outbox/use-outbox.ts';

/**
 * Presses closer together than this, with the same input, are one press; so is one this soon after the first became a task,
 * as the hand was on its way. In milliseconds.
 */
const ONE_PRESS_MS = 500;
/** A press without an answer that was then found to be a task: the same one this soon after means that task. In milliseconds. */
const JUST_FOUND_MS = 5_000;
/** While its request is under way no other one is sent for the same press, for this long. In milliseconds. */
const UNDER_WAY_MS = 2_000;

type RunOptions = {
  readonly model: Model;
  readonly form: InputForm;
  readonly onTaken: (id: string) => void;
  /** The input has errors: the form should be seen. */
  readonly onInvalid: () => void;
};

/** Why the last press did not become a task. */
export type RunFailure = { readonly title: 'Not sent' | 'No answer'; readonly text: string };

/**
 * Runs what the form holds. One press makes one id, which stands in the outbox until the server has answered: the same
 * press once more, also after a reload, asks for the same task.
 */
export function useRun({ model, form, onTaken, onInvalid }: RunOptions) {
  const client = useQueryClient();
  /** Times are those of the browser's events, which tell when the hand moved, however busy the page was. */
  const press = useRef({ json: '', id: '', isOneUntil: 0, isFoundUntil: 0 });
  const [latestId, setLatestId] = useState('');
  const presses = useOutbox();
  useRefusalAtFields(form, latestId);

  const { mutate, error, variables } = useMutation({
    mutationFn: sendPress,
    onSuccess(task) {
      if (press.current.id === task.id) press.current.isOneUntil = performance.now() + ONE_PRESS_MS;
      writeTask(client, task);
      onTaken(task.id);
    },
    onError(failure, { id }) {
      if (!isRefusal(failure)) return;
      outbox.remove(id);
      showServerIssues(form, failure.issues);
    },
  });

  /** `at`: the time stamp of the event that asks for it. */
  function run(at: number): void {
    const input = checkInput(model, form);
    if (!input) {
      onInvalid();
      return;
    }
    const json = JSON.stringify([model.id, input]);
    const before = press.current;
    if (json === before.json && at < before.isOneUntil) {
      before.isOneUntil = Math.max(before.isOneUntil, at + ONE_PRESS_MS);
      return;
    }
    const pressedAt = Date.now();
    const left = outbox
      .presses()
      .find((other) => isWhole(other) && JSON.stringify([other.model, other.input]) === json);
    if (left && outbox.isSending(left.id) && pressedAt - left.pressedAt < UNDER_WAY_MS) return;
    const found = json === before.json && at < before.isFoundUntil ? before.id : null;
    const id = left?.id ?? found ?? newTaskId();
    press.current = { json, id, isOneUntil: at + ONE_PRESS_MS, isFoundUntil: 0 };
    setLatestId(id);
    mutate({
      id,
      model: model.id,
      input,
      parent: null,
      pressedAt,
      isOffline: left?.isOffline ?? true,
      privatePaths: [...privatePaths(model, input)],
    });
  }

  const left = presses.find((other) => other.id === variables?.id);
  const isFound = error !== null && !isRefusal(error) && !left;
  useEffect(() => {
    if (isFound) press.current.isFoundUntil = performance.now() + JUST_FOUND_MS;
  }, [isFound]);
  return { run, failure: error ? failureOf(error, left) : null };
}

/** Not one whose private values a reload has lost: that was another request. */
function isWhole({ id, privatePaths: lost }: Press): boolean {
  return lost.length === 0 || outbox.isOwn(id);
}

/** What to say of a press that failed; `null` where the fields say it, or where it has been settled since. */
function failureOf(failure: Error, left: Press | undefined): RunFailure | null {
  if (isRefusal(failure)) {
    if (failure.issues.length > 0) return null;
    return { title: 'Not sent', text: `${failure.message} Nothing was sent or charged.` };
  }
  if (!left) return null;
  if (failure instanceof ApiProblem && failure.status === 401)
    return { title: 'Not sent', text: 'The session had ended. Press Generate again.' };
  if (left.isOffline)
    return { title: 'Not sent', text: 'The browser was offline. Press Generate again when it is back.' };
  const text = 'The run may have been taken: press Generate again to ask, it is not made twice.';
  return { title: 'No answer', text: `${failure.message} ${text}` };
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
