import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import type { Problem } from '#server/emulator/check-input.ts';
import type { InvalidField } from './problem.ts';

type Refused = {
  readonly model: Model;
  /** The values that the problems' paths lead to. */
  readonly wire: Input;
  readonly problems: readonly Problem[];
};

/** Problems as Replicate words them, in the manner of the schema checker it uses. Source: shared/contracts/replicate.md §10. */
export function toInvalidFields({ model, wire, problems }: Refused): readonly InvalidField[] {
  return problems.map((problem) => {
    const parts = problem.path.split('.');
    const name = parts.at(-1) ?? '';
    const parent = ['input', ...parts.slice(0, -1)].join('.');
    const field = fieldAt(model.fields, problem.path);
    const value = getAt(wire, problem.path);
    if (!field) {
      const description = `Additional property ${name} is not allowed`;
      return { type: 'additional_property_not_allowed', field: parent, description };
    }
    if (value === undefined) return { type: 'required', field: parent, description: `${name} is required` };
    return { ...faultOf(problem, field, value), field: `input.${problem.path}` };
  });
}

type Fault = { readonly type: string; readonly description: string };

function faultOf(problem: Problem, field: Field, value: InputValue): Fault {
  switch (field.kind) {
    case 'choice': {
      const names = field.choices.map((choice) => `"${choice.value}"`).join(', ');
      return { type: 'enum', description: `${field.name} must be one of the following: ${names}` };
    }
    case 'number':
    case 'integer':
    case 'int64':
      return faultOfNumber(problem, field, value);
    case 'image':
      return typeof value === 'string'
        ? { type: 'format', description: problem.message }
        : invalidType('string');
    case 'text':
      return typeof value === 'string'
        ? { type: 'string', description: problem.message }
        : invalidType('string');
    case 'boolean':
      return invalidType('boolean');
    default:
      return { type: 'invalid', description: problem.message };
  }
}

type Numeric = Extract<Field, { kind: 'number' | 'integer' | 'int64' }>;

function faultOfNumber(problem: Problem, field: Numeric, value: InputValue): Fault {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  const isInteger = typeof value === 'bigint' || Number.isInteger(value);
  if (!isNumber || (field.kind !== 'number' && !isInteger)) {
    return invalidType(field.kind === 'number' ? 'number' : 'integer');
  }
  const { minimum, maximum, multipleOf } = field;
  if (minimum !== null && Number(value) < minimum)
    return { type: 'number_gte', description: `Must be greater than or equal to ${minimum}` };
  if (maximum !== null && Number(value) > maximum)
    return { type: 'number_lte', description: `Must be less than or equal to ${maximum}` };
  if (multipleOf !== null) return { type: 'multiple_of', description: `Must be a multiple of ${multipleOf}` };
  return { type: 'number', description: problem.message };
}

function invalidType(expected: string): Fault {
  return { type: 'invalid_type', description: `Invalid type. Expected: ${expected}` };
}
