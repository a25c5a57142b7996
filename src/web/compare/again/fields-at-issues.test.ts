import { describe, expect, it } from 'vitest';
import { realModel } from '#core/models/test-models.ts';
import { fieldsAtIssues } from './fields-at-issues.ts';
import { topicsToChange } from './topics-to-change.ts';

const model = realModel('runware/alibaba:qwen-image@2512');
const pathsAt = (...paths: readonly string[]) =>
  fieldsAtIssues(
    model,
    paths.map((path) => ({ path, severity: 'error', message: 'Wrong.', fixes: [] })),
  ).map(({ path }) => path);

describe('issues are mended', () => {
  it('in their fields, width and height together, in the order of the form', () => {
    expect(pathsAt('steps', 'height')).toEqual(['width', 'height', 'steps']);
  });

  it('in the list that an entry stands in', () => {
    expect(pathsAt('lora.0.weight')).toEqual(['lora']);
  });

  it('nowhere, where no field is named', () => {
    expect(pathsAt('', 'nowhere')).toEqual([]);
  });
});

it('neither the count nor what is private can be what two images differ in', () => {
  const paths = topicsToChange(model).flatMap(({ fields }) => fields.map(({ path }) => path));
  expect(paths).toEqual(expect.arrayContaining(['positivePrompt', 'width', 'seed', 'steps', 'lora']));
  for (const path of ['numberResults', 'webhookURL', 'taskUUID']) expect(paths).not.toContain(path);
});
