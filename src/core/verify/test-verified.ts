import { toCompared } from '#core/compare/test-compared.ts';
import { realModel } from '#core/models/test-models.ts';
import { completeInput } from '#core/request.ts';
import type { Input } from '#core/schema/input.ts';
import type { Task } from '#core/task.ts';

export const MODEL = realModel('runware/alibaba:qwen-image@2512');
export const ASKED = { positivePrompt: 'a heron', width: 512, height: 512, steps: 8 } as const;

/** A task of the sandbox as the ledger has it once it is done, its seed drawn, for tests. */
export function doneTask(input: Input = ASKED, changes: Partial<Task> = {}): Task {
  const id = changes.id ?? 'd54ceecb-0000-4000-8000-00000000000a';
  const sent = completeInput(MODEL, input, { taskId: id, seed: '9007199254740993' });
  return { ...toCompared(MODEL, input).task, id, sent, ...changes };
}
