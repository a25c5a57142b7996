import { parseJson, stringifyJson } from '#core/json.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import type { TaskEntry } from './task-shelf.ts';

/**
 * What tells one task from another, however often it is sent: Runware's `taskUUID`; for Replicate, which knows no key, the
 * model and the input. Images are left out of that: uploaded again, they have another address.
 */
export const taskKey = {
  runware: (taskUUID: string): string => `runware ${taskUUID}`,
  /** `name` is `owner/name`, or what the body's `version` says. */
  replicate(name: string, input: unknown): string {
    const values = Object.entries(isInputObject(input) ? input : {}).filter(([, value]) => !isImage(value));
    return `replicate ${name} ${stringifyJson(values.sort(([one], [other]) => (one < other ? -1 : 1)))}`;
  },
  of({ provider, id, model, request }: TaskEntry): string {
    if (provider === 'runware') return taskKey.runware(id);
    const body = parseJson(request);
    const { version, input }: Input = isInputObject(body) ? body : {};
    return taskKey.replicate(String(version ?? model.replace(/^replicate\//, '')), input);
  },
};

function isImage(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isImage);
  return typeof value === 'string' && /^(?:data:|https?:\/\/)/.test(value);
}
