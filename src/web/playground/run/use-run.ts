import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { RunPlan } from '#core/run-plan.ts';
import { privatePaths } from '#core/schema/private-paths.ts';
import { isRefusal } from '#web/api/outbox/is-refusal.ts';
import { outbox } from '#web/api/outbox/outbox.ts';
import type { Press } from '#web/api/outbox/press.ts';
import { ApiProblem } from '#web/api/request.ts';
import { writeTask } from '#web/api/task-cache.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { checkInput } from '#web/form/issues/check-input.ts';
import { showServerIssues } from '#web/form/issues/show-server-issues.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useOutbox } from '#web/playground/outbox/use-outbox.ts';
import { inputsOfPlan } from './inputs-of-plan.ts';
import { newTaskId } from './new-task-id.ts';
import { type RunStop, sendRun } from './send-run.ts';

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
  readonly plan: RunPlan;
  readonly onTaken: (id: string) => void;
  /** The input has errors: the form should be seen. */
  readonly onInvalid: () => void;
};

/** Why the last press did not become a task, or not all of its tasks. */
export type RunFailure = { readonly title: 'Not sent' | 'No answer'; readonly text: string };

type LastPress = {
  /** Model, input and plan: what makes two presses one. */
  readonly json: string;
  readonly ids: readonly string[];
  isOneUntil: number;
  isFoundUntil: number;
};

/**
 * Runs what the form holds, as often as the plan says. One press makes the ids of all its tasks, which stand in the outbox
 * until the server has answered: the same press once more, also after a reload, asks for the same tasks.
 */
export function useRun({ model, form, plan, onTaken, onInvalid }: RunOptions) {
  const client = useQueryClient();
  /** Times are those of the browser's events, which tell when the hand moved, however busy the page was. */
  const last = useRef<LastPress>({ json: '', ids: [], isOneUntil: 0, isFoundUntil: 0 });
  const [latestId, setLatestId] = useState('');
  const presses = useOutbox();
  useRefusalAtFields(form, latestId);

  const { mutate, data: stop } = useMutation({
    mutationFn: (run: readonly Press[]) =>
      sendRun(run, (task) => {
        if (last.current.ids.includes(task.id)) last.current.isOneUntil = performance.now() + ONE_PRESS_MS;
        writeTask(client, task);
        // The first is shown; those that follow it wait behind it.
        if (task.id === run[0]?.id) onTaken(task.id);
      }),
    onSuccess(stopped) {
      if (!stopped || !isRefusal(stopped.error)) return;
      outbox.remove(stopped.press.id);
      showServerIssues(form, stopped.error.issues);
    },
  });

  /** `at`: the time stamp of the event that asks for it. */
  function run(at: number): void {
    const input = checkInput(model, form);
    const planned = input && inputsOfPlan({ model, input, plan });
    if (planned && 'message' in planned) form.issues.addForeign({ ...planned, severity: 'error', fixes: [] });
    if (!input || !planned || 'message' in planned) {
      onInvalid();
      return;
    }
    const json = JSON.stringify([model.id, input, plan]);
    const before = last.current;
    if (json === before.json && at < before.isOneUntil) {
      before.isOneUntil = Math.max(before.isOneUntil, at + ONE_PRESS_MS);
      return;
    }
    const pressedAt = Date.now();
    const left = outbox.presses().filter((press) => press.model === model.id && isWhole(press));
    const found = json === before.json && at < before.isFoundUntil ? before.ids : [];
    const run = planned.inputs.map((each, index): Press => {
      const same = left.findIndex((press) => JSON.stringify(press.input) === JSON.stringify(each));
      const [unanswered] = same === -1 ? [] : left.splice(same, 1);
      return {
        id: unanswered?.id ?? found[index] ?? newTaskId(),
        model: model.id,
        input: each,
        parent: null,
        pressedAt: unanswered?.pressedAt ?? pressedAt,
        isOffline: unanswered?.isOffline ?? true,
        privatePaths: [...privatePaths(model, each)],
      };
    });
    // One whose request is under way is on its way already.
    const due = run.filter(
      ({ id, pressedAt: since }) => !(outbox.isSending(id) && pressedAt - since < UNDER_WAY_MS),
    );
    if (due.length === 0) return;
    last.current = { json, ids: run.map(({ id }) => id), isOneUntil: at + ONE_PRESS_MS, isFoundUntil: 0 };
    setLatestId(run[0]?.id ?? '');
    mutate(due.map((press) => ({ ...press, pressedAt })));
  }

  const left = presses.find((press) => press.id === stop?.press.id);
  const isFound = Boolean(stop && !isRefusal(stop.error) && !left);
  useEffect(() => {
    if (isFound) last.current.isFoundUntil = performance.now() + JUST_FOUND_MS;
  }, [isFound]);
  return { run, failure: stop ? failureOf(stop, left) : null };
}

/** Not one whose private values a reload has lost: that was another request. */
function isWhole({ id, privatePaths: lost }: Press): boolean {
  return lost.length === 0 || outbox.isOwn(id);
}

/** What to say of a run that stopped; `null` where the fields say it, or where it has been settled since. */
function failureOf({ error, taken, notSent }: RunStop, left: Press | undefined): RunFailure | null {
  const rest = restInWords(taken, notSent);
  if (isRefusal(error)) {
    if (error.issues.length > 0) return null;
    const text = taken + notSent > 0 ? rest : 'Nothing was sent or charged.';
    return { title: 'Not sent', text: `${error.message} ${text}` };
  }
  if (!left) return null;
  if (error instanceof ApiProblem && error.status === 401)
    return { title: 'Not sent', text: `The session had ended. Press Generate again. ${rest}` };
  if (left.isOffline)
    return {
      title: 'Not sent',
      text: `The browser was offline. Press Generate again when it is back. ${rest}`,
    };
  const text = 'The run may have been taken: press Generate again to ask, it is not made twice.';
  return { title: 'No answer', text: `${error.message} ${text} ${rest}` };
}

/** Of a run of several: what became of the others. */
function restInWords(taken: number, notSent: number): string {
  const before = taken === 0 ? '' : taken === 1 ? 'One before it is taken.' : `${taken} before it are taken.`;
  const after = notSent === 0 ? '' : `${notSent} after it ${notSent === 1 ? 'was' : 'were'} not sent.`;
  return [before, after].filter(Boolean).join(' ');
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
