import { SlidersHorizontal } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { Task } from '#core/task.ts';
import { ModelForm } from '#web/form/model-form.tsx';
import { useInputForm } from '#web/form/state/use-input-form.ts';
import { Button } from '#web/ui/button.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { readDraft, writeDraft } from './draft.ts';
import { ExampleMenu } from './example-menu.tsx';
import { playgroundServices } from './playground-services.ts';
import { RunBar } from './run-bar.tsx';
import { Stage } from './stage.tsx';
import { useIsWide } from './use-is-wide.ts';
import { useRun } from './use-run.ts';

type WorkbenchProps = {
  readonly model: Model;
  readonly picker: ReactNode;
  /** An input to load over the draft, as when a task was replayed while another model was chosen. */
  readonly incoming: Input | null;
  readonly onReplayElsewhere: (task: Task, input: Input) => void;
};

/** One model's form beside the stage. On a narrow screen the form is a sheet over it. */
export function Workbench({ model, picker, incoming, onReplayElsewhere }: WorkbenchProps) {
  const form = useInputForm(readDraft(model.id));
  const [shownId, setShownId] = useState<string | null>(null);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const stageScroller = useRef<HTMLElement>(null);
  const isWide = useIsWide();
  const toast = useToast();
  const { run, failure } = useRun({
    model,
    form,
    onTaken(id) {
      setShownId(id);
      setSheetOpen(false);
      stageScroller.current?.scrollTo({ top: 0 });
    },
    onInvalid: () => setSheetOpen(true),
  });

  useEffect(
    () =>
      form.rhf.subscribe({
        formState: { values: true },
        callback: () => writeDraft(model.id, form.readInput()),
      }),
    [form, model],
  );

  const loadIncoming = useEffectEvent(() => {
    if (incoming) load(incoming, 'The recipe');
  });
  useEffect(() => loadIncoming(), []);

  function load(input: Input, title: string): void {
    const before = form.readInput();
    form.replaceInput(input);
    const undo = { label: 'Undo', onSelect: () => form.replaceInput(before) };
    const isReplaced = Object.keys(before).length > 0;
    if (isReplaced) toast.show({ title: `${title} took the place of what was in the form.`, action: undo });
    if (!isWide) setSheetOpen(true);
  }

  function replay(task: Task, withSeed: boolean): void {
    const input = withSeed ? exactInput(model, task) : withoutSeed(model, task.input);
    if (task.model === model.id) load(input, withSeed ? 'The exact recipe' : 'The recipe without its seed');
    else onReplayElsewhere(task, input);
  }

  function runOnShortcut(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // A number is committed when its box is left: what was typed last belongs to this run.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    run();
  }

  const examples = <ExampleMenu model={model} onLoad={load} />;
  const parameters = <ModelForm model={model} form={form} services={playgroundServices} />;
  const runBar = <RunBar model={model} form={form} onRun={run} failure={failure} />;
  const stage = <Stage model={model} shownId={shownId} onShow={setShownId} onLoad={load} onReplay={replay} />;

  if (!isWide) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole screen; the button does the same
      <div onKeyDown={runOnShortcut} className="flex min-h-0 flex-1 flex-col">
        <main ref={stageScroller} className="min-h-0 flex-1 overflow-y-auto p-3">
          <h1 className="sr-only">Playground</h1>
          <div className="flex gap-2 pb-4">
            {picker}
            {examples}
          </div>
          {stage}
        </main>
        <div className="border-t border-line bg-panel p-3">
          <Button size="lg" className="w-full" icon={SlidersHorizontal} onClick={() => setSheetOpen(true)}>
            Parameters and Generate
          </Button>
        </div>
        <Sheet open={isSheetOpen} onOpenChange={setSheetOpen} title={model.definition.title} footer={runBar}>
          {parameters}
        </Sheet>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole screen; the button does the same
    <div onKeyDown={runOnShortcut} className="flex min-h-0 flex-1">
      <section
        aria-label="Parameters"
        className="flex w-[min(26.25rem,46vw)] shrink-0 flex-col border-r border-line bg-panel"
      >
        <div className="min-h-0 flex-1 overflow-y-auto p-3">
          <div className="flex gap-2 pb-3">
            {picker}
            {examples}
          </div>
          {parameters}
        </div>
        <div className="border-t border-line bg-panel p-3">{runBar}</div>
      </section>
      <main ref={stageScroller} className="min-w-0 flex-1 overflow-y-auto p-4 lg:p-6">
        <h1 className="sr-only">Playground</h1>
        {stage}
      </main>
    </div>
  );
}

/** What was asked, with the seed that was used. */
function exactInput(model: Model, task: Task): Input {
  const seed = fieldOfRole(model.fields, 'seed');
  const used = task.images[0]?.seed;
  return seed && used ? setAt(task.input, seed.path, used) : task.input;
}

function withoutSeed(model: Model, input: Input): Input {
  const seed = fieldOfRole(model.fields, 'seed');
  return seed ? setAt(input, seed.path, undefined) : input;
}
