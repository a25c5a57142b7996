import type { InputForm } from '#web/form/state/input-form.ts';
import type { MaskEdit } from './mask-edit.ts';

/** What was done to the mask of one parameter when its editor was last closed. */
export type KeptMask = {
  /** The image value that it was painted on. */
  readonly source: string;
  /** The value that it was saved as; `null`: it was not saved. */
  readonly savedAs: string | null;
  readonly edits: readonly MaskEdit[];
};

const kept = new WeakMap<InputForm, Map<string, KeptMask>>();

/** The masks of a form by the paths of their parameters: strokes live as long as the form, saved or not. */
export function keptMasks(form: InputForm): Map<string, KeptMask> {
  const known = kept.get(form) ?? new Map<string, KeptMask>();
  kept.set(form, known);
  return known;
}
