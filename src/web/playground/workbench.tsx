import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BrokenModel, Model } from '#core/models/registry.ts';
import type { Place } from '#core/preset/fill-places.ts';
import { layOver } from '#core/preset/lay-over.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { seedValue } from '#core/schema/seed-value.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import type { Task } from '#core/task.ts';
import { commitTyped } from '#web/form/commit-typed.ts';
import { isComposing } from '#web/form/controls/is-composing.ts';
import type { ImageSlot } from '#web/form/images/image-slots.ts';
import { type Errand, errands } from '#web/task/hand-over/errands.ts';
import { useHandOver } from '#web/task/hand-over/use-hand-over.ts';
import { missingModel } from '#web/task/missing-model.ts';
import { recipeOfTask } from '#web/task/recipe-of-task.ts';
import { classNames } from '#web/ui/class-names.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { useDesk } from './desk/use-desk.ts';
import { FormPane, type FormPaneHandle } from './form-pane.tsx';
import { isInOtherDialog } from './is-in-other-dialog.ts';
import { ModelPicker } from './model-picker.tsx';
import { PresetMenu } from './preset/preset-menu.tsx';
import type { PresetProps } from './preset/preset-props.ts';
import { Stage } from './stage.tsx';
import { ChangeTray } from './tray/change-tray.tsx';
import { type Tray, trayOfLoad, trayOfTurn } from './tray/tray.ts';
import { useIsWide } from './use-is-wide.ts';
import { WorkbenchDialogs, type WorkbenchDialogsHandle } from './workbench-dialogs.tsx';

type WorkbenchProps = {
  readonly models: readonly Model[];
  readonly broken: readonly BrokenModel[];
  readonly model: Model;
  readonly onPick: (id: string) => void;
};

/** How a recipe comes into a form: over what is set, and with what places of images that did not come along. */
type Laying = { readonly isPartial: boolean; readonly places: readonly Place[] };
const WHOLE: Laying = { isPartial: false, places: [] };

/** The chosen model's form beside the stage, which stays when the model changes. On a narrow screen the stage is on top. */
export function Workbench({ models, broken, model, onPick }: WorkbenchProps) {
  const [shownId, setShownId] = useState<string | null>(null);
  const [tray, setTray] = useState<Tray | null>(null);
  const stageScroller = useRef<HTMLElement>(null);
  const pane = useRef<FormPaneHandle>(null);
  const dialogs = useRef<WorkbenchDialogsHandle>(null);
  const isWide = useIsWide();
  const desk = useDesk(models);
  const toast = useToast();

  // Before the first paint of another model its form has what was typed elsewhere; by the back button too.
  useLayoutEffect(() => {
    const turn = desk.turnTo(model);
    if (!turn.from) return;
    // What was loaded with the change is told already.
    setTray((before) => (before?.model === model ? before : trayOfTurn(model, turn)));
  }, [desk, model]);

  /** Puts an input into the form of a model, which can be undone; a partial one is laid over what is set. `title` says what it is. */
  function load(input: Input, title: string, target = model, { isPartial, places }: Laying = WHOLE): void {
    // What was typed elsewhere comes first: nothing is laid over what is loaded.
    desk.turnTo(target);
    const form = desk.formOf(target);
    const before = form.readInput();
    // Private values are typed here or not at all: no example or recipe brings any.
    const loaded = layOver(target, before, { input: withoutPrivate(target, input), isPartial, places });
    form.replaceInput(loaded);
    setTray(trayOfLoad(target, before, { input: loaded, title }));
    if (target !== model) onPick(target.id);
    if (!isWide) pane.current?.show();
  }

  function fill(id: string, input: Input, title: string): void {
    load(input, title, modelOf(id));
  }

  function apply({
    model: id,
    input,
    title,
    isPartial,
    places = [],
  }: Parameters<PresetProps['onApply']>[0]): void {
    load(input, title, modelOf(id), { isPartial, places });
  }

  function modelOf(id: string): Model | undefined {
    return models.find((candidate) => candidate.id === id);
  }

  /** Where it is not here any more, the user is told. `afterwards`: what it is wanted for. */
  function modelThatMade(task: Task, afterwards: string): Model | undefined {
    const made = modelOf(task.model);
    const { title, text } = missingModel(afterwards);
    if (!made) toast.show({ tone: 'warning', title, description: text });
    return made;
  }

  function replay(task: Task, withSeed: boolean): void {
    const made = modelThatMade(task, withSeed ? 'replay' : 'remix');
    if (!made) return;
    load(
      recipeOfTask(task, made, withSeed),
      withSeed ? 'The exact recipe' : 'The recipe without its seed',
      made,
    );
  }

  function share(task: Task): void {
    const made = modelThatMade(task, 'share its recipe');
    if (!made) return;
    dialogs.current?.share({
      model: made,
      input: recipeOfTask(task, made, true),
      preset: null,
      image: task.images[0]?.id ?? null,
    });
  }

  function lockSeed(seed: string): void {
    const field = fieldOfRole(model.fields, 'seed');
    if (!field) return;
    const form = desk.formOf(model);
    form.setInput(setAt(form.readInput(), field.path, seedValue(field, seed)));
  }

  function takeImage(slot: ImageSlot, value: string): void {
    pane.current?.takeImages(slot, { kind: 'value', value, isCertain: true });
  }

  useHandOver(errands, (errand: Errand) => {
    // What had the focus went with what was looked at.
    pane.current?.focus();
    switch (errand.kind) {
      case 'replay':
        return replay(errand.task, errand.withSeed);
      case 'share':
        return share(errand.task);
      case 'use-image':
        return pane.current?.offerImages({ kind: 'value', value: errand.value, isCertain: true });
    }
  });

  function showTaken(id: string): void {
    setShownId(id);
    stageScroller.current?.scrollTo({ top: 0 });
  }

  function runOnShortcut(event: KeyboardEvent): void {
    const isShortcut = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    // A key held down is one press; Enter inside an input method belongs to it.
    if (!isShortcut || event.repeat || isComposing(event) || isInOtherDialog(event.target)) return;
    event.preventDefault();
    // What was typed last belongs to this run, also as the number of its tasks, which React would tell it of later.
    flushSync(commitTyped);
    pane.current?.run(event.timeStamp);
  }

  const picker = (
    <div className="flex gap-2">
      <ModelPicker models={models} broken={broken} model={model} onPick={onPick} />
      <PresetMenu model={model} onApply={apply} onAll={() => dialogs.current?.presets()} />
    </div>
  );
  const formPane = (
    <FormPane
      key="form"
      ref={pane}
      models={models}
      model={model}
      desk={desk}
      picker={picker}
      tray={
        tray?.model === model ? (
          <ChangeTray
            key={tray.id}
            tray={tray}
            form={desk.formOf(model)}
            desk={desk}
            onDismiss={() => setTray(null)}
          />
        ) : null
      }
      onPaste={() => dialogs.current?.paste()}
      onShare={() =>
        dialogs.current?.share({ model, input: desk.formOf(model).readInput(), preset: null, image: null })
      }
      onOpenFile={() => dialogs.current?.file()}
      onTaken={showTaken}
    />
  );
  const stage = (
    <main
      key="stage"
      ref={stageScroller}
      className="relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-canvas p-3 md:p-4 lg:p-6"
    >
      <h1 className="sr-only">Playground</h1>
      {isWide ? null : <div className="pb-4">{picker}</div>}
      <Stage
        model={model}
        shownId={shownId}
        onShow={setShownId}
        onLoad={load}
        onReplay={replay}
        onShare={share}
        onLockSeed={lockSeed}
        onUseImage={takeImage}
      />
    </main>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole screen; the button does the same
    <div onKeyDown={runOnShortcut} className={classNames('flex min-h-0 flex-1', !isWide && 'flex-col')}>
      {/* By their keys both keep what they hold when a screen is turned. */}
      {isWide ? [formPane, stage] : [stage, formPane]}
      <WorkbenchDialogs
        ref={dialogs}
        models={models}
        current={model}
        readInput={(of) => desk.formOf(of).readInput()}
        onFill={fill}
        onApply={apply}
        onFoundRecipe={async (recipe) => (await pane.current?.offerRecipe(recipe)) ?? false}
      />
    </div>
  );
}
