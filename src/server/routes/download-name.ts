import type { Model } from '#core/models/registry.ts';
import { valueOfRole } from '#core/schema/role.ts';
import type { Task } from '#core/task.ts';
import { safeFileName } from './safe-file-name.ts';

/** What a task's files are called: by the first words of its prompt, else by its id. */
export function downloadName(task: Task, model: Model | null): string {
  const prompt = model ? valueOfRole(model.fields, task.input, 'prompt') : undefined;
  const [words = ''] = String(prompt ?? '').match(/^.{0,60}(?=\s|$)|^.{1,60}/su) ?? [];
  return safeFileName(words, `proofsheet-${task.id.slice(0, 8)}`);
}
