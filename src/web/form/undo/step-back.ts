import type { Model } from '#core/models/registry.ts';
import { refreshIssues } from '#web/form/issues/refresh-issues.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { titlesOfPaths } from './titles-of-paths.ts';

type Step = { readonly model: Model; readonly form: InputForm; readonly direction: 'undo' | 'redo' };

/** Takes the last step of a form back, or makes it again, and says what changed. */
export function stepBack({ model, form, direction }: Step): void {
  const paths = form[direction]();
  const [done, nothing] = words[direction];
  form.announcer.say(paths.length > 0 ? `${done}: ${titlesOfPaths(model, paths)}.` : nothing);
  refreshIssues(model, form);
}

const words = {
  undo: ['Taken back', 'There is nothing to take back.'],
  redo: ['Made again', 'There is nothing to make again.'],
} as const;
