import { Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { writeTopic } from '#core/transfer/topic.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import type { Desk } from '#web/playground/desk/create-desk.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import type { Tray, TrayEntry } from './tray.ts';
import { TrayLine } from './tray-line.tsx';

type ChangeTrayProps = {
  readonly tray: Tray;
  readonly form: InputForm;
  readonly desk: Desk;
  readonly onDismiss: () => void;
};

/** What a change of model, or something that was loaded, did to the form: every piece of it can be taken back. */
export function ChangeTray({ tray, form, desk, onDismiss }: ChangeTrayProps) {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const toast = useToast();
  const { entries } = tray;
  const title = useTitle(tray);
  const left = entries.filter(({ topic }) => !settled.has(topic));

  /** What was carried is taken back in this model alone; what was loaded, as any other edit. */
  function takeBack(taken: readonly TrayEntry[]): void {
    const values = taken.map(({ topic, was }) => ({ topic, value: was }));
    if (tray.from) desk.takeBack(values);
    else
      form.setInput(values.reduce((input, value) => writeTopic(tray.model, input, value), form.readInput()));
  }

  function settle(entry: TrayEntry): void {
    setSettled(new Set([...settled, entry.topic]));
    if (entry.outcome !== 'parked') takeBack([entry]);
    else letGo(entry);
  }

  function letGo({ topic, title: name }: TrayEntry): void {
    const held = desk.letGo(topic);
    if (!held) return;
    const undo = { label: 'Undo', onSelect: () => desk.holdAgain(topic, held) };
    toast.show({ title: `${name} does not come back.`, action: undo });
  }

  function undoAll(): void {
    takeBack(left.filter(({ outcome }) => outcome !== 'parked'));
    onDismiss();
  }

  const summary = `${title}: ${countsInWords(left)}`;
  return (
    <section aria-label="What changed" className="mb-3 rounded-md border border-line bg-canvas px-2 py-1">
      <Disclosure
        level={2}
        title={summary}
        defaultOpen={entries.some(({ outcome }) => outcome !== 'kept')}
        action={<IconButton size="sm" icon={X} label="Dismiss what changed" onClick={onDismiss} />}
      >
        <ul className="max-h-44 space-y-0.5 overflow-y-auto text-xs">
          {left.map((entry) => (
            <TrayLine key={entry.topic} entry={entry} onUndo={() => settle(entry)} />
          ))}
        </ul>
        {left.length > 1 ? (
          <Button size="sm" variant="quiet" icon={Undo2} onClick={undoAll} className="mt-1">
            Undo all
          </Button>
        ) : null}
      </Disclosure>
      <p role="status" className="sr-only">
        {summary}
      </p>
    </section>
  );
}

function useTitle({ title, from }: Tray): string {
  const provider = useProviderTitle(from?.provider ?? '');
  return from ? `From ${from.definition.title} at ${provider}` : (title ?? '');
}

/** "3 kept, 1 converted": in the order of the entries. */
function countsInWords(entries: readonly TrayEntry[]): string {
  const counts = Map.groupBy(entries, ({ outcome }) => outcome);
  const words = [...counts].map(([outcome, { length }]) => `${length} ${outcome}`);
  return words.join(', ') || 'all taken back';
}
