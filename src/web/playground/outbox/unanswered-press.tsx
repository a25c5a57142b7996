import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Send, Trash2 } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { getAt } from '#core/schema/path.ts';
import { valueOfRole } from '#core/schema/role.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { titleAt } from '#core/schema/title-at.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import type { Task } from '#core/task.ts';
import { isRefusal } from '#web/api/outbox/is-refusal.ts';
import { outbox } from '#web/api/outbox/outbox.ts';
import type { Press } from '#web/api/outbox/press.ts';
import { sendPress } from '#web/api/outbox/send-press.ts';
import { ApiProblem } from '#web/api/request.ts';
import { writeTask } from '#web/api/task-cache.ts';
import { taskQuery } from '#web/api/tasks-query.ts';
import { PrivateTargets } from '#web/playground/private-targets.tsx';
import { formatMoment } from '#web/task/format.ts';
import { useModel, useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { useToast } from '#web/ui/use-toast.ts';

type UnansweredPressProps = {
  readonly press: Press;
  readonly onSend: () => void;
  readonly onTaken: (id: string) => void;
  readonly onSettled: () => void;
};

/**
 * A press that has just got no answer stands for this long, in milliseconds, whatever comes in: so that what is said of it
 * can be read, and Generate pressed once more still means the same run.
 */
const STANDS_MS = 3_000;

/** How much of a prompt tells it from others, in characters. */
const FIRST_WORDS = 60;

/** A press without an answer: asked for by itself, sent again by its user's hand alone. */
export function UnansweredPress({ press: given, onSend, onTaken, onSettled }: UnansweredPressProps) {
  const model = useModel(given.model);
  const press = withTypedAlone(given, model);
  const client = useQueryClient();
  const toast = useToast();
  const sending = useMutation({
    mutationFn: sendPress,
    onSuccess(task) {
      settle(task, true);
      onSettled();
    },
  });
  const isDue = useIsDue(outbox.isOwn(press.id) ? STANDS_MS : 0);
  const { data: found, error } = useQuery({
    ...taskQuery(press.id),
    staleTime: 0,
    retry: false,
    enabled: isDue && !sending.isPending,
  });

  /** It is a task. Where it was pressed in this page, the stage shows it. */
  function settle(task: Task, isShown: boolean): void {
    outbox.remove(press.id);
    writeTask(client, task);
    if (isShown) onTaken(task.id);
  }

  const settleFound = useEffectEvent((task: Task) => settle(task, outbox.isOwn(press.id)));
  useEffect(() => {
    if (found && isDue) settleFound(found);
  }, [found, isDue]);

  function send(): void {
    if (sending.isPending || !isSendable) return;
    onSend();
    sending.mutate(press);
  }

  function discard(): void {
    outbox.remove(press.id);
    onSettled();
    toast.show({
      title: 'Discarded. It is not sent any more.',
      action: { label: 'Undo', onSelect: () => outbox.keep(press) },
    });
  }

  const isSendable = model !== null || outbox.isOwn(press.id);
  const { title, text } = sayWhatIsKnown({ press, error, refusal: sending.error });
  return (
    <Notice
      tone="warning"
      title={
        <>
          {title} · <PressName press={press} />
        </>
      }
      actions={
        <>
          <Button size="sm" icon={Send} aria-disabled={sending.isPending || !isSendable} onClick={send}>
            {sending.isPending ? 'Sending…' : 'Send it now'}
          </Button>
          <Button size="sm" variant="quiet" icon={Trash2} onClick={discard}>
            Discard
          </Button>
        </>
      }
    >
      {text}
      {model ? <PrivateParts model={model} press={press} /> : null}
    </Notice>
  );
}

/** A press with the private values that were typed in this page, and no others: a storage may have been touched. */
function withTypedAlone(press: Press, model: Model | null): Press {
  if (outbox.isOwn(press.id) || !model) return press;
  return { ...press, input: withoutPrivate(model, toSparseInput(press.input)) };
}

/** Where it goes beside here, and what of it a reload has lost. */
function PrivateParts({ model, press }: { readonly model: Model; readonly press: Press }) {
  const input = toSparseInput(press.input);
  const lost = press.privatePaths.filter((path) => getAt(input, path) === undefined);
  const titles = lost.map((path) => titleAt(model.fields, path)).join(' and ');
  return (
    <>
      {lost.length > 0 ? (
        <p>
          {titles} {lost.length === 1 ? 'was' : 'were'} typed with it and never stored: sent now, the result
          comes here alone.
        </p>
      ) : null}
      <PrivateTargets model={model} input={input} />
    </>
  );
}

/** Whether `afterMs` have gone since this was first drawn. */
function useIsDue(afterMs: number): boolean {
  const [delayMs] = useState(afterMs);
  const [isDue, setDue] = useState(delayMs === 0);
  useEffect(() => {
    const timer = window.setTimeout(() => setDue(true), delayMs);
    return () => window.clearTimeout(timer);
  }, [delayMs]);
  return isDue;
}

/** The model, the moment and the first words: what tells one press from another. */
function PressName({ press }: { readonly press: Press }) {
  const model = useModel(press.model);
  const provider = useProviderTitle(model?.provider ?? '');
  const prompt = model ? valueOfRole(model.fields, toSparseInput(press.input), 'prompt') : undefined;
  const words = String(prompt ?? '');
  return (
    <>
      {model ? `${model.definition.title} at ${provider}` : press.model},{' '}
      {formatMoment(new Date(press.pressedAt).toISOString())}
      {words ? <q className="block font-normal text-ink-soft">{firstWords(words)}</q> : null}
    </>
  );
}

function firstWords(text: string): string {
  return text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS).replace(/\s\S*$/, '')}…` : text;
}

type Known = { readonly press: Press; readonly error: Error | null; readonly refusal: Error | null };

function sayWhatIsKnown({ press, error, refusal }: Known): { readonly title: string; readonly text: string } {
  if (isRefusal(refusal)) return { title: 'Not sent', text: refusal.message };
  if (error instanceof ApiProblem && error.status === 404) {
    return {
      title: 'Not sent',
      text: 'It did not reach Proofsheet’s server, and nothing is charged. It is never sent by itself.',
    };
  }
  if (press.isOffline) {
    return {
      title: 'Not sent',
      text: 'This browser was offline, and nothing is charged. It is never sent by itself, also when you are back.',
    };
  }
  return {
    title: 'No answer',
    text: 'It is not known whether it arrived. The server is asked as soon as it answers; sending it now makes no second task.',
  };
}
