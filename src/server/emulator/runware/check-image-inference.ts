import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { checkInput } from '#server/emulator/check-input.ts';
import { isUuid } from './is-uuid.ts';
import { refusal } from './refusal.ts';
import type { RunwareError, TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';
import { toRunwareErrors } from './to-runware-errors.ts';

type Checked = { readonly model: Model; readonly input: Input; readonly taskUUID: string };

/** Checks a task: the API's own parameters first, the model's with its definition then. Source: runware.md §12, 2. */
export async function checkImageInference({ desk, task, origin }: TaskOrder): Promise<Checked | TaskAnswer> {
  const { taskUUID, model: air } = task;
  if (taskUUID === undefined)
    return refusal(task, 'missingTaskUUID', { parameter: 'taskUUID', type: 'string' });
  if (!isUuid(taskUUID)) {
    const message = 'taskUUID must be a UUID v4.';
    return refusal(task, 'invalidTaskUUID', { parameter: 'taskUUID', type: 'string', message });
  }
  if (air === undefined) return refusal(task, 'missingModel', { parameter: 'model', type: 'string' });
  const model = desk.models.find((each) => each.provider === 'runware' && each.providerModel === air);
  if (!model) {
    const message = 'There is no such model in this sandbox.';
    return refusal(task, 'invalidModel', { parameter: 'model', type: 'string', message });
  }
  const managed = model.fields.filter((field) => field.managed !== null);
  const raw = Object.fromEntries(
    Object.entries(task).filter(([key]) => !managed.some((field) => field.name === key)),
  );
  const wrong = managed.filter((field) => !isOfKind(field, task[field.name]));
  const { input, wire, problems } = await checkInput({ desk, provider: 'runware', model, raw, origin });
  const errors: readonly RunwareError[] = [
    ...wrong.flatMap((field) => toRunwareErrors({ task, model, wire: task, problems: [toProblem(field)] })),
    ...toRunwareErrors({ task, model, wire, problems }),
  ];
  return errors.length > 0 ? { data: [], errors } : { model, input, taskUUID };
}

/** Whether a parameter that the product's server sets by itself has a value of its kind, or none. */
function isOfKind(field: Field, value: unknown): boolean {
  if (value === undefined) return true;
  if (field.kind === 'boolean') return typeof value === 'boolean';
  if (field.kind !== 'text') return true;
  return field.constant === null ? typeof value === 'string' : value === field.constant;
}

function toProblem(field: Field): { readonly path: string; readonly message: string } {
  return { path: field.path, message: `${field.title} is not of the right kind.` };
}
