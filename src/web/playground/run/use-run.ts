import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { isRefusal } from '#web/api/outbox/is-refusal.ts';
import { newPress } from '#web/api/outbox/new-press.ts';
import { outbox } from '#web/api/outbox/outbox.ts';
import type { Press } from '#web/api/outbox/press.ts';
import { ApiProblem } from '#web/api/request.ts';
import { writeTask } from '#web/api/task-cache.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { checkInput } from '#web/form/issues/check-input.ts';
import { focusField } from '#web/form/issues/focus-field.ts';
import { showServerIssues } from '#web/form/issues/show-server-issues.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useOutbox } from '#web/playground/outbox/use-outbox.ts';
import type { RunFailure } from '#web/task/run/run-failure.ts';
import { inputsOfPlan } from './inputs-of-plan.ts';
import { type RunStop, STOPPED, sendRun } from './send-run.ts';
import type { RunPlanControl } from './use-run-plan.ts';

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
  readonly planControl: RunPlanControl;
  readonly onTaken: (id: string) => void;
  /** The input or the plan has errors: the form should be seen. */
  readonly onInvalid: () => void;
};

type LastRun = {
  /** Model, input and plan: what makes two presses one. */
  readonly json: string;
  /** With the seeds that were drawn for it. */
  readonly presses: readonly Press[];
  readonly taken: Set<string>;
  isOneUntil: number;
  isFoundUntil: number;
};

/**
 * Runs what the form holds, as often as the plan says. One press makes the ids of all its tasks, which stand in the outbox
 * until the server has answered: the same press once more asks for the same tasks, and goes on with those that were not sent.
 */
export function useRun({ model, form, planControl, onTaken, onInvalid }: RunOptions) {
  const { plan, wrongCount, countBox } = planControl;
  const client = useQueryClient();
  /** Times are those of the browser's events, which tell when the hand moved, however busy the page was. */
  const last = useRef<LastRun>({ json: '', presses: [], taken: new Set(), isOneUntil: 0, isFoundUntil: 0 });
  const [latest, setLatest] = useState({ id: '', form });
  const presses = useOutbox();
  useRefusalAtFields(latest.form, latest.id);

  const { mutate, data: stop } = useMutation({
    async mutationFn(run: readonly Press[]) {
      const { taken } = last.current;
      // Should the page die meanwhile, none of them is forgotten; until then all of them are on their way.
      for (const press of run) outbox.put(press);
      const stopped = await sendRun(run, (task) => {
        taken.add(task.id);
        if (last.current.taken === taken) last.current.isOneUntil = performance.now() + ONE_PRESS_MS;
        writeTask(client, task);
        // The first is shown; those that follow it wait behind it.
        if (task.id === run[0]?.id) onTaken(task.id);
      });
      // What was not sent waits for the same press once more.
      const isAsked = stopped && stopped.error !== STOPPED;
      for (const { id } of run) if (stopped && !(isAsked && id === stopped.press.id)) outbox.remove(id);
      // Stopped at its user's word, the rest is given up: the same press is another run.
      if (stopped && !isAsked) for (const { id } of run) taken.add(id);
      return stopped;
    },
    onSuccess(stopped) {
      if (!stopped || !isRefusal(stopped.error)) return;
      outbox.remove(stopped.press.id);
      showServerIssues(latest.form, stopped.error.issues);
    },
  });

  /** `at`: the time stamp of the event that asks for it. */
  function run(at: number): void {
    const input = checkInput(model, form);
    const planned = input && inputsOfPlan({ model, input, plan });
    if (planned && 'message' in planned) {
      form.issues.addForeign({ ...planned, severity: 'error', fixes: [] });
      focusField({ model, form, path: planned.path });
    }
    if (!input || !planned || 'message' in planned) {
      onInvalid();
      return;
    }
    if (wrongCount !== null) {
      onInvalid();
      countBox.current?.focus();
      return;
    }
    const json = JSON.stringify([model.id, input, plan]);
    const before = last.current;
    const isSame = json === before.json;
    if (isSame && at < before.isOneUntil) {
      before.isOneUntil = Math.max(before.isOneUntil, at + ONE_PRESS_MS);
      return;
    }
    const isUnsettled = (press: Press) =>
      !before.taken.has(press.id) && (press.id !== foundId || at < before.isFoundUntil);
    const rest = isSame ? before.presses.filter(isUnsettled) : [];
    const pressedAt = Date.now();
    const due = rest.length > 0 ? rest : newRun(planned.inputs, pressedAt);
    // One whose request is under way is on its way already.
    const isUnderWay = (press: Press) =>
      outbox.isSending(press.id) && pressedAt - press.pressedAt < UNDER_WAY_MS;
    const sent = due.filter((press) => !isUnderWay(press)).map((press) => ({ ...press, pressedAt }));
    if (sent.length === 0) return;
    if (rest.length === 0)
      last.current = { json, presses: due, taken: new Set(), isOneUntil: 0, isFoundUntil: 0 };
    last.current.isOneUntil = at + ONE_PRESS_MS;
    setLatest({ id: due[0]?.id ?? '', form });
    mutate(sent);
  }

  /** A press for each input; one that stands in the outbox without an answer is that one. */
  function newRun(inputs: readonly Input[], pressedAt: number): readonly Press[] {
    const left = outbox.presses().filter((press) => press.model === model.id && isWhole(press));
    return inputs.map((input): Press => {
      const same = left.findIndex((press) => JSON.stringify(press.input) === JSON.stringify(input));
      const [unanswered] = same === -1 ? [] : left.splice(same, 1);
      const press = newPress({ model, input, parent: null, pressedAt });
      if (!unanswered) return press;
      const { id, isOffline } = unanswered;
      return { ...press, id, isOffline, pressedAt: unanswered.pressedAt };
    });
  }

  const left = presses.find((press) => press.id === stop?.press.id);
  const foundId = stop && !isRefusal(stop.error) && !left ? stop.press.id : null;
  useEffect(() => {
    if (foundId !== null) last.current.isFoundUntil = performance.now() + JUST_FOUND_MS;
  }, [foundId]);
  const isOfThisModel = stop?.press.model === model.id;
  return { run, failure: stop && isOfThisModel ? failureOf(stop, left) : null };
}

/** Not one whose private values a reload has lost: that was another request. */
function isWhole({ id, privatePaths: lost }: Press): boolean {
  return lost.length === 0 || outbox.isOwn(id);
}

/** What to say of a run that stopped; `null` where the fields say it, or where it has been settled since. */
function failureOf({ error, taken, notSent }: RunStop, left: Press | undefined): RunFailure | null {
  if (error === STOPPED) return null;
  const rest = restInWords(taken, notSent);
  if (isRefusal(error)) {
    const text = taken + notSent > 0 ? rest : 'Nothing was sent or charged.';
    // What is wrong with one task of one stands at its fields.
    if (error.issues.length > 0 && taken + notSent === 0) return null;
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
  const after =
    notSent === 0
      ? ''
      : `${notSent} after it ${notSent === 1 ? 'was' : 'were'} not sent: press Generate again to go on.`;
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
