import type { z } from 'zod/mini';
import { resolveAliases } from './alias.ts';
import type { Definition } from './definition.ts';
import { type Field, fieldsOf, flattenFields } from './field.ts';
import { fieldFixes } from './field-fixes.ts';
import { fieldsSchema } from './field-schema.ts';
import { type Input, isInputObject } from './input.ts';
import type { Issue } from './issue.ts';
import { toDefinitionPath } from './path.ts';
import { issuesOfRules } from './rules.ts';

/** An input as it was understood: aliases moved, 64-bit integers as digits. To be trusted only where no issue is an error. */
type Validation = {
  readonly input: Input;
  readonly issues: readonly Issue[];
  readonly isValid: boolean;
};

/** Checks an untrusted value against one model. Never throws, never changes or clamps a value. */
export type Validator = (raw: unknown) => Validation;

/** Turns a definition into its validator. Compile once, validate often. */
export function compileValidator(definition: Definition): Validator {
  const fields = fieldsOf(definition);
  const withItems = flattenFields(fields).flatMap((field) =>
    field.kind === 'list' ? [field, field.item] : [field],
  );
  const byPath = new Map(withItems.map((field) => [field.path, field]));
  const schema = fieldsSchema(fields);

  return function validate(raw) {
    const { value, issues: aliasIssues } = resolveAliases(fields, raw);
    const result = schema.safeParse(value);
    const shapeIssues = result.success
      ? []
      : withoutRepeats(
          result.error.issues.flatMap((issue) => toIssues(issue, { byPath, definition, value })),
        );
    const input = toInput(result.success ? result.data : value);
    const ruleIssues = issuesOfRules(definition['x-rules'], byPath, input);
    const wrongPaths = new Set(shapeIssues.map((issue) => issue.path));
    const issues = [
      ...aliasIssues,
      ...shapeIssues,
      ...ruleIssues.filter((issue) => !wrongPaths.has(issue.path)),
    ];
    return { input, issues, isValid: issues.every((issue) => issue.severity !== 'error') };
  };
}

/** A number below its limit and off its steps breaks two bounds, for which there is one sentence. */
function withoutRepeats(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.path} ${issue.message}`, issue])).values()];
}

function toInput(value: unknown): Input {
  return isInputObject(value) ? value : {};
}

type IssueContext = {
  readonly byPath: ReadonlyMap<string, Field>;
  readonly definition: Definition;
  readonly value: unknown;
};

function toIssues(issue: z.core.$ZodIssue, { byPath, definition, value }: IssueContext): readonly Issue[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      error(path ? `${path}.${key}` : key, `${key} is not a parameter of ${definition.title}. Take it out.`),
    );
  }
  const field = byPath.get(toDefinitionPath(path));
  if (path === '' || !field) {
    const what = path === '' ? 'The input' : path;
    return [error(path, `${what} must be an object of parameters.`)];
  }
  const found = valueAt(value, issue.path);
  if (found === undefined) return [error(path, `${field.title} is required.`)];
  if (field.kind === 'object') return [error(path, `${field.title} must be an object of parameters.`)];
  const fixes = [...fieldFixes({ field, path, value: found })];
  return [{ path, severity: 'error', message: issue.message, fixes }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

function error(path: string, message: string): Issue {
  return { path, severity: 'error', message, fixes: [] };
}
