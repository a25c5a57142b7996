import type { z } from 'zod';
import type { Issue } from '#core/schema/issue.ts';
import { issueAt } from './issue-at.ts';

/** What zod found wrong with a request, as sentences at their paths. */
export function issuesOfError(error: z.core.$ZodError): readonly Issue[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'invalid_type')
      return [issueAt(path, `${path || 'The body'} must be ${KINDS[issue.expected] ?? issue.expected}.`)];
    if (issue.code !== 'unrecognized_keys') return [issueAt(path, sentenceOf(issue.message))];
    return issue.keys.map((key) =>
      issueAt([path, key].filter(Boolean).join('.'), `${key} is not known here. Take it out.`),
    );
  });
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'an object',
  string: 'text',
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function sentenceOf(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
