import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { type Arrival, arrivalsOf } from '#core/transfer/arrival.ts';
import { type TopicValue, writeTopic } from '#core/transfer/topic.ts';
import { viewOf } from '#core/transfer/view-of.ts';
import { type Held, showInstead, type Worksheet, writeWorksheet } from '#core/transfer/worksheet.ts';
import { createInputForm } from '#web/form/state/create-input-form.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { restingStorage } from './resting-storage.ts';
import { readWorksheet, storeChanges } from './worksheet-store.ts';

/** The forms of all models, and the worksheet that each of them shows its view of. Outlasts the screen, not the page. */
export type Desk = {
  /** The form of a model, made when it is first asked for. */
  readonly formOf: (model: Model) => InputForm;
  /** Shows another model: brings its form up to what was typed elsewhere. Answers what is to be told, and what the form held. */
  readonly turnTo: (to: Model) => Turn;
  /** Takes carried values back in the model that is shown: others keep them. `undefined`: unset here. */
  readonly takeBack: (values: readonly TopicValue[]) => void;
  /** Lets go of a value that is parked. Answers it, so that it can be held again. */
  readonly letGo: (topic: string) => Held | null;
  readonly holdAgain: (topic: string, held: Held) => void;
  /** Writes down what was typed. Happens by itself a moment after it was. */
  readonly keep: () => void;
};

/** `from`: the model that was shown before; `null`: none was, or the same. */
export type Turn = {
  readonly from: Model | null;
  readonly arrivals: readonly Arrival[];
  readonly before: Input;
};

/** How long after a change it is written down, in milliseconds: a key held down is one writing. */
const KEEP_AFTER_MS = 250;

type Sheet = {
  readonly model: Model;
  readonly form: InputForm;
  /** What of the form is in the worksheet. */
  written: Input;
  /** Its user has seen it. */
  isSeen: boolean;
};

export function createDesk(models: readonly Model[]): Desk {
  const byId = new Map(models.map((model) => [model.id, model]));
  const sheets = new Map<string, Sheet>();
  let worksheet = readWorksheet(models);
  let shown: Model | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sheetOf(model: Model): Sheet {
    const known = sheets.get(model.id);
    if (known) return known;
    const { input } = viewOf({ worksheet, model, models: byId });
    const form = createInputForm(input, restingStorage.read(model));
    const sheet = { model, form, written: input, isSeen: false };
    sheets.set(model.id, sheet);
    form.rhf.subscribe({ formState: { values: true }, callback: keepSoon });
    form.resting.subscribe(() => restingStorage.write(model, form.resting.all()));
    return sheet;
  }

  function keepSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_AFTER_MS);
  }

  function keep(): void {
    clearTimeout(timer);
    const before = worksheet;
    for (const sheet of sheets.values()) write(sheet);
    if (worksheet !== before) storeChanges(models, before, worksheet);
  }

  function change(next: Worksheet): void {
    const before = worksheet;
    worksheet = next;
    storeChanges(models, before, worksheet);
  }

  function write(sheet: Sheet): void {
    const input = sheet.form.readInput();
    if (JSON.stringify(input) === JSON.stringify(sheet.written)) return;
    worksheet = writeWorksheet(worksheet, { model: sheet.model, before: sheet.written, after: input });
    sheet.written = input;
  }

  function turnTo(to: Model): Turn {
    const from = shown?.id === to.id ? null : shown;
    shown = to;
    const sheet = sheetOf(to);
    const before = sheet.isSeen ? sheet.written : {};
    sheet.isSeen = true;
    if (!from) return { from, arrivals: [], before };
    keep();
    const fromInput = sheetOf(from).written;
    const view = viewOf({ worksheet, model: to, models: byId });
    sheet.form.adoptInput(view.input);
    sheet.written = view.input;
    return { from, arrivals: arrivalsOf({ from, fromInput, to, toInput: before, view }), before };
  }

  return {
    formOf: (model) => sheetOf(model).form,
    turnTo,
    takeBack(values) {
      if (!shown) return;
      keep();
      const { model, form } = sheetOf(shown);
      const input = values.reduce((written, value) => writeTopic(model, written, value), form.readInput());
      form.setInput(input);
      change(values.reduce((held, value) => showInstead(held, { model: model.id, ...value }), worksheet));
      // What is held for this model alone goes the usual way.
      sheetOf(shown).written = viewOf({ worksheet, model, models: byId }).input;
      keep();
    },
    letGo(topic) {
      const { [topic]: gone = null, ...rest } = worksheet;
      change(rest);
      return gone;
    },
    holdAgain: (topic, held) => change({ ...worksheet, [topic]: held }),
    keep,
  };
}
