import type { Model } from '#core/models/registry.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { refreshIssues } from '#web/form/issues/refresh-issues.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import type { ImageSlot } from './image-slots.ts';

type Placing = {
  readonly model: Model;
  readonly form: InputForm;
  readonly slot: ImageSlot;
  /** One at least; where one image goes, the first is taken. */
  readonly values: readonly string[];
};

/** Puts image values where they go: in the place of what is there, or at the end of a list as it is now. */
export function placeImages({ model, form, slot: { path, isList }, values }: Placing): void {
  const now: unknown = form.rhf.getValues(path);
  const before = Array.isArray(now) ? now.map(toText) : [];
  form.setValue(path, isList ? [...before, ...values] : values[0]);
  form.issues.touch(path);
  refreshIssues(model, form);
}
