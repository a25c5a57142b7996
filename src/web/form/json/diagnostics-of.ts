import { jsonLanguage } from '@codemirror/lang-json';
import type { Action, Diagnostic } from '@codemirror/lint';
import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import type { Fix, Issue } from '#core/schema/issue.ts';
import { withRemoval } from '#web/form/issues/with-removal.ts';
import { type PathRange, rangeOfPath } from './range-of-path.ts';

type Findings = {
  readonly model: Model;
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly onFix: (fix: Fix) => void;
};

/** The issues of an input at their places in its text: a wrong value, the name of a parameter that is none, where one is missing. */
export function diagnosticsOf({ model, text, issues, onFix }: Findings): readonly Diagnostic[] {
  const tree = jsonLanguage.parser.parse(text);
  return issues.map((issue) => {
    const { from, to } = placeOf(issue.path, rangeOfPath(tree, text, issue.path));
    const { fixes } = withRemoval(model, issue);
    return { from, to, severity: issue.severity, message: issue.message, actions: fixes.map(toAction) };
  });

  function placeOf(path: string, { name, value, isFound }: PathRange) {
    if (!isFound) return name ?? { from: value.from, to: Math.min(text.length, value.from + 1) };
    return name && fieldAt(model.fields, path) === null ? name : value;
  }

  function toAction(fix: Fix): Action {
    return { name: fix.label, apply: () => onFix(fix) };
  }
}
