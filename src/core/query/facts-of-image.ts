import { costOfImage } from '#core/cost-of-image.ts';
import type { Field } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { exactOf } from './exact-of.ts';
import type { Fact } from './facts-of-task.ts';
import { OWN_FACTS } from './own-facts.ts';

type Subject = {
  readonly task: Task;
  /** `null`: the task has none (yet), and is known by what was asked. */
  readonly image: TaskImage | null;
  readonly fields: readonly Field[];
};

/** What of one image can be asked for by key, whatever the others of its task are. */
export function factsOfImage({ task, image, fields }: Subject): readonly Fact[] {
  const seed = image?.seed ?? getAt(task.sent, pathOf('seed'));
  const { width, height } = image ?? {
    width: getAt(task.input, pathOf('width')),
    height: getAt(task.input, pathOf('height')),
  };
  const { usd } = image ? costOfImage(task, image) : task.cost;
  return [
    ...(typeof seed === 'string' ? [[OWN_FACTS.seed, exactOf(seed)] as const] : []),
    ...numbers(OWN_FACTS.width, width),
    ...numbers(OWN_FACTS.height, height),
    ...numbers(OWN_FACTS.cost, usd),
    [OWN_FACTS.id, task.id.toLowerCase()],
    ...(image ? [[OWN_FACTS.id, image.id.toLowerCase()] as const] : []),
  ];

  function pathOf(role: 'seed' | 'width' | 'height'): string {
    return fieldOfRole(fields, role)?.path ?? role;
  }
}

function numbers(name: string, value: InputValue | null | undefined): readonly Fact[] {
  return typeof value === 'number' ? [[name, value]] : [];
}
