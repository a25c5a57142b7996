import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, type Ref, useEffect, useEffectEvent, useImperativeHandle, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { configQuery } from '#web/api/config-query.ts';
import { JsonTab } from '#web/form/json/json-tab.tsx';
import { ModelForm } from '#web/form/model-form.tsx';
import { useInputForm } from '#web/form/state/use-input-form.ts';
import { withoutPrivate } from '#web/form/without-private.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { readDraft, writeDraft } from './draft.ts';
import { playgroundServices } from './playground-services.ts';
import { RunBar } from './run-bar.tsx';
import { servicesOf } from './services-of.ts';
import { useIsWide } from './use-is-wide.ts';
import { useRun } from './use-run.ts';

/** What the rest of the screen asks of the form. */
export type FormPaneHandle = {
  /** Puts an input into the form, which can be undone. `title` says what it is. */
  readonly load: (input: Input, title: string) => void;
  /** `at`: the time stamp of the event that asks for it. */
  readonly run: (at: number) => void;
};

type FormPaneProps = {
  readonly model: Model;
  readonly picker: ReactNode;
  /** An input to load over the draft at once, as when a task of another model was replayed. */
  readonly incoming: Input | null;
  readonly onIncomingLoaded: () => void;
  readonly onTaken: (id: string) => void;
  readonly ref: Ref<FormPaneHandle>;
};

const VIEWS = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const;

/** One model's form with its foot: a column of its own, or on a narrow screen a sheet behind a button. */
export function FormPane({ model, picker, incoming, onIncomingLoaded, onTaken, ref }: FormPaneProps) {
  const [draft] = useState(() => readDraft(model));
  const form = useInputForm(draft);
  const [view, setView] = useState<'form' | 'json'>('form');
  const [isSheetOpen, setSheetOpen] = useState(false);
  const provider = useProviderTitle(model.provider);
  const isWide = useIsWide();
  const toast = useToast();
  const { data: services = playgroundServices } = useQuery({ ...configQuery, select: servicesOf });
  const { run, failure } = useRun({
    model,
    form,
    onTaken(id) {
      setSheetOpen(false);
      onTaken(id);
    },
    onInvalid: () => setSheetOpen(true),
  });
  useImperativeHandle(ref, () => ({ load, run }));

  useEffect(
    () =>
      form.rhf.subscribe({
        formState: { values: true },
        callback: () => writeDraft(model, form.readInput()),
      }),
    [form, model],
  );
  const loadIncoming = useEffectEvent(() => {
    if (!incoming) return;
    load(incoming, 'The recipe');
    onIncomingLoaded();
  });
  useEffect(() => loadIncoming(), []);

  function load(input: Input, title: string): void {
    const before = form.readInput();
    // Private values are typed here or not at all: no example or recipe brings any.
    form.replaceInput(withoutPrivate(model, input));
    const undo = { label: 'Undo', onSelect: () => form.replaceInput(before) };
    const isReplaced = Object.keys(before).length > 0;
    if (isReplaced) toast.show({ title: `${title} took the place of what was in the form.`, action: undo });
    if (!isWide) setSheetOpen(true);
  }

  const parameters = (
    <>
      <div className="flex pb-3">
        <Segmented label="View" value={view} onChange={setView} options={VIEWS} />
      </div>
      {view === 'form' ? (
        <ModelForm model={model} form={form} services={services} />
      ) : (
        <JsonTab model={model} form={form} />
      )}
    </>
  );
  const runBar = <RunBar model={model} form={form} onRun={run} failure={failure} />;
  if (isWide) {
    return (
      <section
        aria-label="Parameters"
        className="flex w-[min(26.25rem,46vw)] shrink-0 flex-col border-r border-line bg-panel"
      >
        <div className="min-h-0 flex-1 overflow-y-auto p-3">
          <div className="pb-3">{picker}</div>
          {parameters}
        </div>
        <div className="border-t border-line bg-panel p-3">{runBar}</div>
      </section>
    );
  }
  const title = `${model.definition.title} at ${provider}`;
  return (
    <div className="border-t border-line bg-panel p-3">
      <Button size="lg" className="w-full" icon={SlidersHorizontal} onClick={() => setSheetOpen(true)}>
        Parameters and Generate
      </Button>
      <Sheet open={isSheetOpen} onOpenChange={setSheetOpen} title={title} footer={runBar}>
        {parameters}
      </Sheet>
    </div>
  );
}
