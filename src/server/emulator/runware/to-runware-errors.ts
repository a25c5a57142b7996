import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import type { Problem } from '#server/emulator/check-input.ts';
import type { RunwareError } from './task-answer.ts';

type Refused = {
  readonly task: Input;
  readonly model: Model;
  /** The values that the problems' paths lead to. */
  readonly wire: Input;
  readonly problems: readonly Problem[];
};

/** Problems as Runware words them. Source: shared/contracts/runware.md §1.6, §1.7. */
export function toRunwareErrors({ task, model, wire, problems }: Refused): readonly RunwareError[] {
  return problems.map((problem) => {
    const field = fieldAt(model.fields, problem.path);
    const name = problem.path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
    return {
      code: codeOf({ field, name, problem, isMissing: getAt(wire, problem.path) === undefined }),
      message: problem.message,
      parameter: togetherWith(model, problem) ?? problem.path,
      ...(field ? { type: JSON_TYPES[field.kind] } : {}),
      ...(field?.kind === 'choice' ? { allowedValues: quoted(field) } : {}),
      taskType: 'imageInference',
      taskUUID: String(task.taskUUID),
      documentation: `${model.definition['x-docs']}#request-${problem.path.toLowerCase().replaceAll('.', '-')}`,
    };
  });
}

const JSON_TYPES = {
  text: 'string',
  choice: 'string',
  image: 'string',
  integer: 'integer',
  int64: 'integer',
  number: 'number',
  boolean: 'boolean',
  object: 'object',
  list: 'array',
} satisfies Record<Field['kind'], string>;

type Case = {
  readonly field: Field | null;
  readonly name: string;
  readonly problem: Problem;
  readonly isMissing: boolean;
};

function codeOf({ field, name, problem, isMissing }: Case): string {
  if (problem.isUnknownImage) return 'mediaNotFound';
  if (!field) return 'unsupportedParameter';
  return `${isMissing ? 'missing' : 'invalid'}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** All the parameters of a broken `together`, which Runware reports as a list. */
function togetherWith(model: Model, { message }: Problem): readonly string[] | undefined {
  const rule = model.definition['x-rules'].find((each) => each.message === message);
  return rule && 'together' in rule ? rule.together : undefined;
}

function quoted(field: Extract<Field, { kind: 'choice' }>): string {
  return field.choices.map((choice) => `'${choice.value}'`).join(',');
}
