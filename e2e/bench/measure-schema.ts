import type { Model } from '#core/models/registry.ts';
import { compileValidator } from '#core/schema/validator.ts';
import { type Figure, medianOf } from './figures.ts';
import { fullInput } from './full-input.ts';

/** Compiling the largest definition, and validating an input in which every parameter is set. */
export function measureSchema(model: Model): readonly Figure[] {
  const input = fullInput(model);
  const validate = compileValidator(model.definition);
  const { issues } = validate(input);
  const wrong = issues.filter((issue) => issue.severity === 'error');
  if (wrong.length > 0) throw new Error(`The full input is not valid: ${JSON.stringify(wrong)}`);
  const compile = medianOf(30, () => compileValidator(model.definition));
  const check = medianOf(300, () => validate(input));
  return [
    { what: `compile ${model.id}`, value: compile, unit: 'ms', target: 15 },
    { what: 'validate an input with every parameter set', value: check, unit: 'ms', target: 1 },
  ];
}
