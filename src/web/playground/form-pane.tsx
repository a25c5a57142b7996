import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { ImageSlot } from '#web/form/images/image-slots.ts';
import type { Incoming } from '#web/form/images/transfer/read-transfer.ts';
import { useTakeImages } from '#web/form/images/use-take-images.ts';
import { focusField } from '#web/form/issues/focus-field.ts';
import { JsonTab } from '#web/form/json/json-tab.tsx';
import { PickImageDialog } from '#web/form-services/pick-image/pick-image-dialog.tsx';
import { useFormServices } from '#web/form-services/use-form-services.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { Button } from '#web/ui/button.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { CodeTab } from './code/code-tab.tsx';
import type { Desk } from './desk/create-desk.ts';
import { DropAnywhere, type DropAnywhereHandle } from './drop-anywhere/drop-anywhere.tsx';
import { FormMenu } from './form-menu.tsx';
import { KeptForms } from './kept-forms.tsx';
import { KeyboardMap } from './keyboard-map.tsx';
import { PaneColumn } from './pane-column.tsx';
import type { OfferedRecipe } from './recipe-file/offered-recipe.ts';
import { RunBar } from './run/run-bar.tsx';
import { useRun } from './run/use-run.ts';
import { useRunPlan } from './run/use-run-plan.ts';
import { useIsWide } from './use-is-wide.ts';
import { useKeyboardMap } from './use-keyboard-map.ts';

/** What the rest of the screen asks of the form. */
export type FormPaneHandle = {
  /** On a narrow screen: opens the sheet that the form is in. */
  readonly show: () => void;
  /** `at`: the time stamp of the event that asks for it. */
  readonly run: (at: number) => void;
  /** Puts images into one of the form's places, and brings it into sight. */
  readonly takeImages: (slot: ImageSlot, incoming: Incoming) => void;
  /** Puts images into the one place that the form has for them, else asks which. */
  readonly offerImages: (incoming: Incoming) => void;
  /** Makes a recipe a choice where the user is asked what files are for; `false`: nobody is asked. */
  readonly offerRecipe: (recipe: OfferedRecipe) => Promise<boolean>;
  /** Brings the focus here: on a narrow screen to what opens the sheet. */
  readonly focus: () => void;
};

type FormPaneProps = {
  readonly models: readonly Model[];
  readonly model: Model;
  readonly desk: Desk;
  readonly picker: ReactNode;
  /** What changed in the form all at once. */
  readonly tray: ReactNode;
  /** Opens the place where a request can be pasted. */
  readonly onPaste: () => void;
  /** Opens what saves the form as a preset, or makes a link of it. */
  readonly onShare: () => void;
  /** Has a file chosen that holds a recipe. */
  readonly onOpenFile: () => void;
  readonly onTaken: (id: string) => void;
  readonly ref: Ref<FormPaneHandle>;
};

const VIEWS = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
  { value: 'code', label: 'Code' },
] as const;

/** The chosen model's form with its foot: a column of its own, or on a narrow screen a sheet behind a button. */
export function FormPane({
  models,
  model,
  desk,
  picker,
  tray,
  onPaste,
  onShare,
  onOpenFile,
  onTaken,
  ref,
}: FormPaneProps) {
  const form = desk.formOf(model);
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('form');
  const [isSheetOpen, setSheetOpen] = useState(false);
  const planControl = useRunPlan();
  const [isMapOpen, setMapOpen] = useKeyboardMap();
  const provider = useProviderTitle(model.provider);
  const isWide = useIsWide();
  const services = useFormServices();
  const { run, failure } = useRun({
    model,
    form,
    planControl,
    onTaken(id) {
      setSheetOpen(false);
      onTaken(id);
    },
    onInvalid: () => setSheetOpen(true),
  });
  const bringIn = useTakeImages({ model, form, services });
  const root = useRef<HTMLElement>(null);
  const sheetButton = useRef<HTMLButtonElement>(null);
  const dropAnywhere = useRef<DropAnywhereHandle>(null);
  useImperativeHandle(ref, () => ({
    show: () => setSheetOpen(true),
    run,
    takeImages,
    offerImages: (incoming) => dropAnywhere.current?.offer(incoming),
    offerRecipe: async (recipe) => (await dropAnywhere.current?.offerRecipe(recipe)) ?? false,
    focus: () => (root.current ?? sheetButton.current)?.focus(),
  }));

  function takeImages(slot: ImageSlot, incoming: Incoming): void {
    setView('form');
    bringIn(slot, incoming);
    if (!isWide) setSheetOpen(true);
    // The fields are in sight with the next frame.
    requestAnimationFrame(() => focusField({ model, form, path: slot.path }));
  }

  const parameters = (
    <>
      {tray}
      <div className="flex items-center justify-between pb-3">
        <Segmented label="View" value={view} onChange={setView} options={VIEWS} />
        <FormMenu
          model={model}
          form={form}
          onPaste={onPaste}
          onShare={onShare}
          onOpenFile={onOpenFile}
          onKeys={() => setMapOpen(true)}
        />
      </div>
      <div hidden={view !== 'form'}>
        <KeptForms models={models} model={model} desk={desk} services={services} />
      </div>
      {view === 'json' ? <JsonTab key={model.id} model={model} form={form} /> : null}
      {view === 'code' ? <CodeTab model={model} form={form} /> : null}
    </>
  );
  const runBar = <RunBar model={model} form={form} control={planControl} onRun={run} failure={failure} />;
  const column = (
    <PaneColumn ref={root} foot={runBar}>
      <div className="pb-3">{picker}</div>
      {parameters}
    </PaneColumn>
  );
  const sheet = (
    <div className="border-t border-line bg-panel p-3">
      <Button
        ref={sheetButton}
        size="lg"
        className="w-full"
        icon={SlidersHorizontal}
        onClick={() => setSheetOpen(true)}
      >
        Parameters and Generate
      </Button>
      <Sheet
        open={isSheetOpen}
        onOpenChange={setSheetOpen}
        title={`${model.definition.title} at ${provider}`}
        footer={runBar}
      >
        {parameters}
      </Sheet>
    </div>
  );
  return (
    <>
      {isWide ? column : sheet}
      {/* Beside them, so that what is open stays when the screen is turned. */}
      <DropAnywhere ref={dropAnywhere} model={model} form={form} onTake={takeImages} />
      <PickImageDialog />
      <KeyboardMap open={isMapOpen} onOpenChange={setMapOpen} />
    </>
  );
}
