import { z } from 'zod/mini';
import { countCodePoints } from './code-points.ts';
import type { Rule, Test } from './definition.ts';
import type { Field } from './field.ts';
import type { Input, InputValue } from './input.ts';
import type { Fix, Issue } from './issue.ts';
import { expandPath, getAt, toDefinitionPath } from './path.ts';
import { ruleFixes } from './rule-fixes.ts';
import { rulePaths } from './rule-paths.ts';

type Fields = ReadonlyMap<string, Field>;

/** The issues of a definition's cross-field rules. A rule inside a list is tried on every row. */
export function issuesOfRules(rules: readonly Rule[], fields: Fields, input: Input): readonly Issue[] {
  return rules.flatMap((rule) => {
    const severity = rule.severity ?? ('onlyWhen' in rule || 'warnWhen' in rule ? 'warning' : 'error');
    return rowsOf(rule, input).flatMap((row) => {
      const scope = { fields, input, row };
      return brokenAt(rule, scope).map((path) => ({
        path,
        severity,
        message: rule.message,
        fixes: [...fixesAt(rule, path, scope)],
      }));
    });
  });
}

function fixesAt(rule: Rule, path: string, scope: Scope): readonly Fix[] {
  const at = (each: string) => concrete(each, scope.row);
  return ruleFixes({
    rule,
    path,
    at,
    fieldAt: (each) => scope.fields.get(each),
    valueAt: (each) => getAt(scope.input, at(each)),
    effectiveAt: (each) => effective(each, scope),
  });
}

/** Where a rule is tried: the input, and the concrete row that `list[]` stands for. */
type Scope = { readonly fields: Fields; readonly input: Input; readonly row: Row | null };
type Row = { readonly list: string; readonly index: number };

function rowsOf(rule: Rule, input: Input): readonly (Row | null)[] {
  const inList = rulePaths(rule).find((path) => path.includes('[]'));
  if (!inList) return [null];
  const list = inList.slice(0, inList.indexOf('[]'));
  return expandPath(input, `${list}[].`).map((_, index) => ({ list, index }));
}

/** The paths at which the rule does not hold. */
function brokenAt(rule: Rule, scope: Scope): readonly string[] {
  const at = (path: string): string => concrete(path, scope.row);
  const isSet = (path: string): boolean => getAt(scope.input, at(path)) !== undefined;

  if ('together' in rule) {
    const unset = rule.together.filter((path) => !isSet(path));
    return unset.length === rule.together.length ? [] : unset.map(at);
  }
  if ('requires' in rule) {
    const [first = '', ...others] = rule.requires;
    return isSet(first) && !others.every(isSet) ? [at(first)] : [];
  }
  if ('atMostOne' in rule) return rule.atMostOne.filter(isSet).slice(1).map(at);
  if ('atMostOneTrue' in rule) {
    return rule.atMostOneTrue
      .filter((path) => getAt(scope.input, at(path)) === true)
      .slice(1)
      .map(at);
  }
  if ('less' in rule) return compared(rule.less, scope, (low, high) => low < high);
  if ('notAbove' in rule) return compared(rule.notAbove, scope, (low, high) => low <= high);
  if ('onlyWhen' in rule) {
    // What is set to its default has no other effect than left unset.
    const isMeant = isSet(rule.onlyWhen.path) && !isDefault(rule.onlyWhen.path, scope);
    return isMeant && !holds(rule.onlyWhen.is, scope) ? [at(rule.onlyWhen.path)] : [];
  }
  if ('warnWhen' in rule) {
    return rule.warnWhen.every((test) => holds(test, scope))
      ? rule.warnWhen.slice(0, 1).map((test) => at(test.path))
      : [];
  }
  return isSet(rule.anyOf.within) && !rule.anyOf.paths.some(isSet) ? [at(rule.anyOf.within)] : [];
}

/** Breaks at the value that the user set: the first of the pair, or the second where the first is only a default. */
function compared(
  [first, second]: readonly [string, string],
  scope: Scope,
  isOrdered: (low: number, high: number) => boolean,
): readonly string[] {
  const [low, high] = [first, second].map((path) => effective(path, scope));
  const [setLow, setHigh] = [first, second].map((path) => getAt(scope.input, concrete(path, scope.row)));
  if (typeof low !== 'number' || typeof high !== 'number' || isOrdered(low, high)) return [];
  if (setLow === undefined && setHigh === undefined) return [];
  return [concrete(setLow === undefined ? second : first, scope.row)];
}

/** What counts: the value set, else the default. */
function effective(path: string, scope: Scope): InputValue | undefined {
  const value = getAt(scope.input, concrete(path, scope.row));
  if (value !== undefined) return value;
  return defaultOf(path, scope);
}

function defaultOf(path: string, scope: Scope): InputValue | undefined {
  const field = scope.fields.get(toDefinitionPath(path));
  return field && 'default' in field ? (field.default ?? undefined) : undefined;
}

function isDefault(path: string, scope: Scope): boolean {
  return getAt(scope.input, concrete(path, scope.row)) === defaultOf(path, scope);
}

function concrete(path: string, row: Row | null): string {
  return row ? path.replace(`${row.list}[]`, `${row.list}.${row.index}`) : path;
}

function holds(test: Test, scope: Scope): boolean {
  const value = test.orDefault
    ? effective(test.path, scope)
    : getAt(scope.input, concrete(test.path, scope.row));
  if (test.present !== undefined)
    return (value !== undefined) === test.present && (!test.present || matches(test, value));
  return value !== undefined && matches(test, value);
}

function matches(test: Test, value: InputValue | undefined): boolean {
  const isMatch = isAllowed(test, value) && isWithin(test, value) && isOfForm(test, value);
  return test.not ? !isMatch : isMatch;
}

function isAllowed(test: Test, value: InputValue | undefined): boolean {
  if (test.const !== undefined && value !== test.const) return false;
  return test.enum === undefined || (value !== undefined && test.enum.some((allowed) => allowed === value));
}

function isWithin(test: Test, value: InputValue | undefined): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = test;
  if (
    [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf].every((bound) => bound === undefined)
  )
    return true;
  if (typeof value !== 'number') return false;
  return (
    value >= (minimum ?? value) &&
    value <= (maximum ?? value) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum) &&
    (multipleOf === undefined || z.core.util.floatSafeRemainder(value, multipleOf) === 0)
  );
}

function isOfForm(test: Test, value: InputValue | undefined): boolean {
  const { minLength, maxLength, maxItems, pattern } = test;
  if (maxItems !== undefined && !(Array.isArray(value) && value.length <= maxItems)) return false;
  if (minLength === undefined && maxLength === undefined && pattern === undefined) return true;
  if (typeof value !== 'string') return false;
  const length = countCodePoints(value);
  return (
    length >= (minLength ?? 0) &&
    length <= (maxLength ?? length) &&
    (pattern === undefined || new RegExp(pattern, 'u').test(value))
  );
}
