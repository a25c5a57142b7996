import type { Rule, Test } from './definition.ts';
import type { Field } from './field.ts';
import { fieldSchema } from './field-schema.ts';
import type { InputValue } from './input.ts';
import type { Fix } from './issue.ts';
import { rulePaths } from './rule-paths.ts';

/** One rule that does not hold, where it was tried. Paths are the definition's; `at` makes them those of the input. */
type Broken = {
  readonly rule: Rule;
  /** The concrete path at which it is said. */
  readonly path: string;
  readonly at: (path: string) => string;
  readonly fieldAt: (path: string) => Field | undefined;
  /** The value set at a path of the definition. */
  readonly valueAt: (path: string) => InputValue | undefined;
  /** The same, or the default where none is set. */
  readonly effectiveAt: (path: string) => InputValue | undefined;
};

/** What would settle a broken rule with one click, the least change first. None where only its user can tell. */
export function ruleFixes(broken: Broken): readonly Fix[] {
  const { rule, path, at, valueAt } = broken;
  const takeOut = takeOutFix(broken, rulePaths(rule).find((each) => at(each) === path) ?? path);
  if ('together' in rule) {
    const set = rule.together.filter((each) => valueAt(each) !== undefined);
    return set.map((each) => takeOutFix(broken, each));
  }
  if ('less' in rule) return orderFixes(broken, rule.less, 1);
  if ('notAbove' in rule) return orderFixes(broken, rule.notAbove, 0);
  if ('atMostOneTrue' in rule) return [turnOffFix(broken)];
  if ('onlyWhen' in rule) return [takeOut, ...constFixes(broken, rule.onlyWhen.is)];
  if ('warnWhen' in rule) {
    const [first] = rule.warnWhen;
    if (!first || first.present === false) return [];
    const limits = rule.warnWhen.length === 1 ? limitFixes(broken, first) : [];
    if (limits.length > 0) return limits;
    // What a run needs is put right, not taken out.
    return broken.fieldAt(first.path)?.required ? [] : [takeOut];
  }
  return 'anyOf' in rule || 'atMostOne' in rule || 'requires' in rule ? [takeOut] : [];
}

function takeOutFix({ at, fieldAt }: Broken, path: string): Fix {
  return { label: `Take out ${fieldAt(path)?.title ?? path}`, changes: [{ path: at(path), value: null }] };
}

function turnOffFix({ path, at, fieldAt, rule }: Broken): Fix {
  const title = rulePaths(rule).flatMap((each) =>
    at(each) === path ? (fieldAt(each)?.title ?? each) : [],
  )[0];
  return { label: `Turn off ${title ?? path}`, changes: [{ path, value: false }] };
}

/** Of two numbers that must be in order, the lower one put below the higher, or the higher one above. */
function orderFixes(broken: Broken, [low, high]: readonly [string, string], apart: 0 | 1): readonly Fix[] {
  const [lowValue, highValue] = [low, high].map(broken.effectiveAt);
  if (typeof lowValue !== 'number' || typeof highValue !== 'number') return [];
  return [
    ...numberFix(broken, low, (step) => highValue - apart * step),
    ...numberFix(broken, high, (step) => lowValue + apart * step),
  ];
}

function numberFix({ at, fieldAt }: Broken, path: string, next: (step: number) => number): readonly Fix[] {
  const field = fieldAt(path);
  if (field?.kind !== 'number' && field?.kind !== 'integer') return [];
  const step = field.multipleOf ?? (field.kind === 'integer' ? 1 : 0.01);
  const value = Number(next(step).toFixed(10));
  if (!fieldSchema(field).safeParse(value).success) return [];
  return [{ label: `${field.title} ${value}`, changes: [{ path: at(path), value }] }];
}

/** The setting without which another one has no effect. */
function constFixes({ at, fieldAt }: Broken, { path, const: value }: Test): readonly Fix[] {
  if (value === undefined) return [];
  const title = fieldAt(path)?.title ?? path;
  const label = value === true ? `Turn on ${title}` : `Set ${title} to ${value}`;
  return [{ label, changes: [{ path: at(path), value }] }];
}

/** A number that is not as advised: put to the limit, or to the steps around it. */
function limitFixes(broken: Broken, test: Test): readonly Fix[] {
  const value = broken.valueAt(test.path);
  if (test.not) {
    const { multipleOf: step } = test;
    if (step === undefined || typeof value !== 'number') return [];
    const steps = [Math.floor(value / step), Math.ceil(value / step)];
    return steps.flatMap((count) => numberFix(broken, test.path, () => count * step));
  }
  const limit = test.exclusiveMaximum ?? test.exclusiveMinimum;
  return limit === undefined ? [] : numberFix(broken, test.path, () => limit);
}
