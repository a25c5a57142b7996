import { expect, test } from 'vitest';
import { fourthDocument } from '#core/models/fourth-document.ts';
import { toModel } from '#core/models/registry.ts';
import { realModel } from '#core/models/test-models.ts';
import { definitionSchema } from '#core/schema/definition.ts';
import { imageSlots } from './image-slots.ts';
import { slotAction } from './slot-action.ts';

const actions = (fields: Parameters<typeof imageSlots>[0], input = {}) =>
  imageSlots(fields, input).map(slotAction);

test('finds the places by kind and names what they are for by role', () => {
  expect(actions(realModel('runware/alibaba:qwen-image@2512').fields)).toEqual([
    'Use as source image',
    'Use as mask',
  ]);
  expect(actions(realModel('replicate/qwen/qwen-image-2512').fields)).toEqual(['Use as source image']);
  expect(actions(toModel(definitionSchema.parse(fourthDocument)).fields)).toEqual([
    'Use as source image',
    'Add to reference images',
  ]);
});

test('rows that are there have their places, named by list and number', () => {
  const { fields } = realModel('runware/alibaba:qwen-image@2512');
  const list = fields.find(({ kind, name }) => kind === 'list' && name.startsWith('control'));
  const input = { [list?.name ?? '']: [{ weight: 1 }, { weight: 0.5 }] };
  const inRows = imageSlots(fields, input).slice(2);
  expect(inRows.map(({ path }) => path)).toEqual([
    `${list?.name}.0.guideImage`,
    `${list?.name}.1.guideImage`,
  ]);
  expect(inRows.map(slotAction)).toEqual([
    `Use as ${list?.title} 1: Guide image`,
    `Use as ${list?.title} 2: Guide image`,
  ]);
});
