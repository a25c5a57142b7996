import type { Model } from '#core/models/registry.ts';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import { focusInside } from '#web/form/frame/focus-inside.ts';
import { findGroup } from '#web/form/layout/find-group.ts';
import type { InputForm } from '#web/form/state/input-form.ts';

type Place = { readonly model: Model; readonly form: InputForm; readonly path: string };

/**
 * Unfolds the group of a field and moves the focus to its control. Does nothing where the form has no such field. While another
 * view of the input is in sight, that one shows the place.
 */
export function focusField({ model, form, path }: Place): void {
  if (form.view.reveal) {
    form.view.reveal(path);
    return;
  }
  const group = findGroup(model, path);
  if (!group) return;
  form.folds.setOpen(group.id, true);
  let framesLeft = 30;
  // What was folded, or a whole form that was closed, comes into the page with one of the next frames.
  requestAnimationFrame(function tryToFocus() {
    if (!focusControl(form.id, path) && framesLeft-- > 0) requestAnimationFrame(tryToFocus);
  });
}

/** Answers whether the field is in the page. */
function focusControl(formId: string, path: string): boolean {
  const ids = fieldIds(formId, path);
  const frame = document.getElementById(ids.frame);
  const list = /^(.+)\.\d+$/.exec(path)?.[1];
  if (!frame) return list !== undefined && focusControl(formId, list);
  frame.scrollIntoView({ block: 'nearest' });
  focusInside(document.getElementById(ids.control) ?? frame);
  // Of what is higher than the screen, the part that has the focus.
  document.activeElement?.scrollIntoView({ block: 'nearest' });
  return true;
}
