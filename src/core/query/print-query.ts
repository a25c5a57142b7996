import type { Bound, Condition, Query, Term, Test } from './query.ts';
import { quoting } from './quoting.ts';

/** A query as text, which reads as the same query. */
export function printQuery(query: Query): string {
  return query.map(printTerm).join(' ');
}

function printTerm({ isNegated, condition }: Term): string {
  return `${isNegated ? '-' : ''}${printCondition(condition)}`;
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'words':
      return printText(condition);
    case 'is':
      return `is:${condition.state}`;
    case 'model':
    case 'provider':
    case 'tag':
      return `${condition.kind}:${quoting.addWhereNeeded(condition.text)}`;
    case 'before':
    case 'after':
      return `${condition.kind}:${condition.day}`;
    case 'parameter':
      return `${condition.key}:${printTest(condition.test)}`;
  }
}

function printText({ text, isExact }: { readonly text: string; readonly isExact: boolean }): string {
  return isExact ? quoting.add(text) : text;
}

function printTest(test: Test): string {
  if (test.kind === 'text') return printText(test);
  const { from, to } = test;
  if (from && to) return from.digits === to.digits ? from.digits : `${from.digits}..${to.digits}`;
  return from ? `>${signOf(from)}` : to ? `<${signOf(to)}` : '';
}

function signOf({ digits, isIncluded }: Bound): string {
  return `${isIncluded ? '=' : ''}${digits}`;
}
