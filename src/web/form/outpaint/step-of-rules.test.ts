import { expect, test } from 'vitest';
import { realModel } from '#core/models/test-models.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { fieldsOfSides } from './sides.ts';
import { stepOfRules } from './step-of-rules.ts';

const model = realModel('runware/alibaba:qwen-image@2512');
const outpaint = fieldOfRole(model.fields, 'outpaint');
const sides = outpaint?.kind === 'object' ? fieldsOfSides(outpaint) : null;

test('the sides of an extension are found by what they are', () => {
  expect(sides?.bottom.path).toBe('outpaint.bottom');
});

test('a step comes from the limit, else from the rule that warns of others, else it is 1', () => {
  if (!sides) throw new Error('There are no sides.');
  const rules = model.definition['x-rules'];
  expect(stepOfRules(sides.top, rules)).toBe(64);
  expect(stepOfRules({ ...sides.top, multipleOf: 16 }, rules)).toBe(16);
  expect(stepOfRules(sides.top, [])).toBe(1);
});
