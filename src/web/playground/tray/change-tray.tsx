import { Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { writeTopic } from '#core/transfer/topic.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import type { Tray, TrayEntry } from './tray.ts';
import { TrayLine } from './tray-line.tsx';

type ChangeTrayProps = {
  readonly tray: Tray;
  readonly form: InputForm;
  /** Lets go of what is parked, for good. */
  readonly onLetGo: (topic: string) => void;
  readonly onDismiss: () => void;
};

/** What a change of model, or something that was loaded, did to the form: every piece of it can be taken back. */
export function ChangeTray({ tray, form, onLetGo, onDismiss }: ChangeTrayProps) {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const { entries } = tray;
  const title = useTitle(tray);
  const left = entries.filter(({ topic }) => !settled.has(topic));

  function settle({ topic, was, outcome }: TrayEntry): void {
    setSettled(new Set([...settled, topic]));
    if (outcome === 'parked') onLetGo(topic);
    else form.setInput(writeTopic(tray.model, form.readInput(), { topic, value: was }));
  }

  function undoAll(): void {
    form.setInput(tray.before);
    onDismiss();
  }

  return (
    <section aria-label="What changed" className="mb-3 rounded-md border border-line bg-canvas px-2 py-1">
      <Disclosure
        level={2}
        title={<span role="status">{`${title}: ${countsInWords(left)}`}</span>}
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
