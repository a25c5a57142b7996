import { expect, test } from 'vitest';
import type { Input } from '#core/schema/input.ts';
import { createHistory } from './create-history.ts';

test('gives back what was before each step, and makes it again', () => {
  const history = createHistory<Input>();
  history.record({ before: () => ({}) });
  history.record({ before: () => ({ steps: 4 }) });
  expect(history.undo({ steps: 8 })).toEqual({ steps: 4 });
  expect(history.undo({ steps: 4 })).toEqual({});
  expect(history.undo({})).toBeNull();
  expect(history.redo({})).toEqual({ steps: 4 });
  expect(history.redo({ steps: 4 })).toEqual({ steps: 8 });
  expect(history.redo({ steps: 8 })).toBeNull();
});

test('what is typed into one field is one step, until the field is left', () => {
  const history = createHistory<Input>();
  history.record({ key: 'prompt', before: () => ({}) });
  history.record({ key: 'prompt', before: () => ({ prompt: 'a' }) });
  history.endStep();
  history.record({ key: 'prompt', before: () => ({ prompt: 'ab' }) });
  expect(history.undo({ prompt: 'abc' })).toEqual({ prompt: 'ab' });
  expect(history.undo({ prompt: 'ab' })).toEqual({});
});

test('a new step ends what could be made again', () => {
  const history = createHistory<Input>();
  history.record({ before: () => ({}) });
  history.undo({ steps: 4 });
  history.record({ before: () => ({}) });
  expect(history.redo({ steps: 5 })).toBeNull();
});

test('passes over a step that changed nothing', () => {
  const history = createHistory<Input>();
  history.record({ before: () => ({}) });
  history.record({ before: () => ({ steps: 4 }) });
  expect(history.undo({ steps: 4 })).toEqual({});
});

test('keeps a hundred steps', () => {
  const history = createHistory<Input>();
  for (let steps = 0; steps < 150; steps++) history.record({ before: () => ({ steps }) });
  let input: Input = { steps: 150 };
  let undone = 0;
  for (let back = history.undo(input); back; back = history.undo(input)) {
    input = back;
    undone++;
  }
  expect([undone, input.steps]).toEqual([100, 50]);
});
