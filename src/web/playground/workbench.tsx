import { type KeyboardEvent, useRef, useState } from 'react';
import type { BrokenModel, Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Task } from '#core/task.ts';
import { classNames } from '#web/ui/class-names.ts';
import { ExampleMenu } from './example-menu.tsx';
import { FormPane, type FormPaneHandle } from './form-pane.tsx';
import { ModelPicker } from './model-picker.tsx';
import { recipeOfTask } from './recipe-of-task.ts';
import { Stage } from './stage.tsx';
import { useIsWide } from './use-is-wide.ts';

type WorkbenchProps = {
  readonly models: readonly Model[];
  readonly broken: readonly BrokenModel[];
  readonly model: Model;
  readonly onPick: (id: string) => void;
};

/** The chosen model's form beside the stage, which stays when the model changes. On a narrow screen the stage is on top. */
export function Workbench({ models, broken, model, onPick }: WorkbenchProps) {
  const [shownId, setShownId] = useState<string | null>(null);
  const [incoming, setIncoming] = useState<{ readonly model: string; readonly input: Input } | null>(null);
  const stageScroller = useRef<HTMLElement>(null);
  const pane = useRef<FormPaneHandle>(null);
  const isWide = useIsWide();

  function load(input: Input, title: string): void {
    pane.current?.load(input, title);
  }

  function pick(id: string): void {
    setIncoming(null);
    onPick(id);
  }

  function replay(task: Task, withSeed: boolean): void {
    const made = models.find((candidate) => candidate.id === task.model);
    if (!made) return;
    const input = recipeOfTask(task, made, withSeed);
    if (made.id === model.id) {
      load(input, withSeed ? 'The exact recipe' : 'The recipe without its seed');
    } else {
      setIncoming({ model: made.id, input });
      onPick(made.id);
    }
  }

  function showTaken(id: string): void {
    setShownId(id);
    stageScroller.current?.scrollTo({ top: 0 });
  }

  function runOnShortcut(event: KeyboardEvent): void {
    const isShortcut = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    // A key held down is one press; Enter inside an input method belongs to it.
    if (!isShortcut || event.repeat || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // A number is committed when its box is left: what was typed last belongs to this run.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    pane.current?.run(event.timeStamp);
  }

  const picker = (
    <div className="flex gap-2">
      <ModelPicker models={models} broken={broken} model={model} onPick={pick} />
      <ExampleMenu model={model} onLoad={load} />
    </div>
  );
  const formPane = (
    <FormPane
      key={model.id}
      ref={pane}
      model={model}
      picker={picker}
      incoming={incoming?.model === model.id ? incoming.input : null}
      onIncomingLoaded={() => setIncoming(null)}
      onTaken={showTaken}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole screen; the button does the same
    <div onKeyDown={runOnShortcut} className={classNames('flex min-h-0 flex-1', !isWide && 'flex-col')}>
      {isWide ? formPane : null}
      <main ref={stageScroller} className="min-h-0 min-w-0 flex-1 overflow-y-auto p-3 md:p-4 lg:p-6">
        <h1 className="sr-only">Playground</h1>
        {isWide ? null : <div className="pb-4">{picker}</div>}
        <Stage model={model} shownId={shownId} onShow={setShownId} onLoad={load} onReplay={replay} />
      </main>
      {isWide ? null : formPane}
    </div>
  );
}
