import { isByFinger } from '#web/form/frame/is-by-finger.ts';
import { applyFix } from './apply-fix.ts';
import { focusField } from './focus-field.ts';

/** Applies a fix at the press of its button, which goes with the issue: the focus goes on to what was set. */
export function takeFix(application: Parameters<typeof applyFix>[0]): void {
  applyFix(application);
  const path = application.fix.changes[0]?.path;
  if (path !== undefined && !isByFinger()) focusField({ ...application, path });
}
