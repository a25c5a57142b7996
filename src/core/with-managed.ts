import type { Model } from './models/registry.ts';
import { flattenFields } from './schema/field.ts';
import type { Input } from './schema/input.ts';
import { expandPath, setAt } from './schema/path.ts';

/** An input with the values that its definition manages: what names the model, the task and the kind of work. */
export function withManaged({ fields }: Pick<Model, 'fields'>, input: Input, taskId: string): Input {
  let whole = input;
  for (const { path: definitionPath, managed } of flattenFields(fields)) {
    const value = managed?.from === 'task-id' ? taskId : managed?.value;
    if (value === undefined) continue;
    for (const path of expandPath(whole, definitionPath)) whole = setAt(whole, path, value);
  }
  return whole;
}
