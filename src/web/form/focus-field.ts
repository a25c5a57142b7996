import type { Model } from '#core/models/registry.ts';
import { fieldIds } from './field-ids.ts';
import { findGroup } from './find-group.ts';
import type { InputForm } from './input-form.ts';

type Place = { readonly model: Model; readonly form: InputForm; readonly path: string };

/** Unfolds the group of a field and moves the focus to its control. Does nothing where the form has no such field. */
export function focusField({ model, form, path }: Place): void {
  const group = findGroup(model, path);
  if (!group) return;
  form.folds.setOpen(group.id, true);
  // A group that was folded is in the page with the next frame.
  requestAnimationFrame(() => focusControl(form.id, path));
}

function focusControl(formId: string, path: string) {
  const ids = fieldIds(formId, path);
  const frame = document.getElementById(ids.frame);
  const list = /^(.+)\.\d+$/.exec(path)?.[1];
  if (!frame && list) return focusControl(formId, list);
  frame?.scrollIntoView({ block: 'nearest' });
  const control = document.getElementById(ids.control);
  control?.focus({ preventScroll: true });
  // A group of radio buttons, an object: not to be focused itself, but something inside it is.
  if (document.activeElement !== control) {
    (control ?? frame)?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
  }
}

const FOCUSABLE =
  'input:not([type=hidden],[tabindex="-1"]), textarea, [role=radio][tabindex="0"], button:not([aria-hidden])';
