import type { Rule } from '#core/schema/definition.ts';
import type { NumberField } from '#core/schema/field.ts';

/**
 * What the values of a field are multiples of: by its own limit, else by a rule that warns of any other. Dragging goes in such
 * steps, so that it ends where no rule complains; typing is free. 1 where nothing is said.
 */
export function stepOfRules({ path, multipleOf }: NumberField, rules: readonly Rule[]): number {
  if (multipleOf !== null) return multipleOf;
  const steps = rules.flatMap((rule) => {
    const [test, ...others] = 'warnWhen' in rule ? rule.warnWhen : [];
    return test?.path === path && test.not && others.length === 0 ? (test.multipleOf ?? []) : [];
  });
  return steps[0] ?? 1;
}
