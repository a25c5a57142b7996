import { expect, test } from 'vitest';
import { createInputForm } from './create-input-form.ts';

test('every way to change a value is one step back', () => {
  const form = createInputForm({ prompt: 'a lamp' });
  form.setValue('steps', 4);
  form.replaceInput({ prompt: 'an example', webhook: 'https://a.example' });
  form.inOneStep(() => {
    form.setValue('width', 512);
    form.setValue('height', 512);
  });
  form.setInput({ prompt: 'another' });
  for (const input of [
    { prompt: 'an example', webhook: 'https://a.example', width: 512, height: 512 },
    { prompt: 'an example', webhook: 'https://a.example' },
    { prompt: 'a lamp', steps: 4 },
    { prompt: 'a lamp' },
  ]) {
    form.undo();
    expect(form.readInput()).toEqual(input);
  }
  expect(form.undo()).toEqual([]);
});

test('typing into one field is one step, and comes again as one', () => {
  const form = createInputForm({});
  for (const prompt of ['a', 'a l', 'a lamp']) form.typeValue('prompt', prompt);
  form.typeValue('steps', 4);
  expect(form.undo()).toEqual(['steps']);
  expect(form.undo()).toEqual(['prompt']);
  form.redo();
  expect(form.readInput()).toEqual({ prompt: 'a lamp' });
});

test('setting what is set already is no step', () => {
  const form = createInputForm({ steps: 4, lora: [{ weight: 1 }] });
  form.setValue('steps', 4);
  form.setValue('lora', [{ weight: 1 }]);
  form.setInput({ lora: [{ weight: 1 }], steps: 4 });
  expect(form.undo()).toEqual([]);
});

test('a row that was taken out of a list comes back to its place', () => {
  const form = createInputForm({ images: ['a', 'b', 'c'] });
  form.setValue('images.1', undefined);
  expect(form.readInput()).toEqual({ images: ['a', 'c'] });
  form.undo();
  expect(form.readInput()).toEqual({ images: ['a', 'b', 'c'] });
});

test('another input tells only those whose value differs', () => {
  const form = createInputForm({ prompt: 'a', steps: 4, settings: { cfg: 1, speed: true } });
  const told: (string | undefined)[] = [];
  form.rhf.subscribe({ formState: { values: true }, callback: ({ name }) => told.push(name) });
  form.setInput({ prompt: 'b', steps: 4, settings: { cfg: 2, speed: true } });
  expect(told).toEqual(['prompt', 'settings.cfg']);
});

test('a row that is switched off leaves the input, keeps its place, and comes back by undo', () => {
  const form = createInputForm({ lora: [{ weight: 1 }, { weight: 2 }] });
  form.setRows('lora', [
    { row: { weight: 1 }, isOn: false },
    { row: { weight: 2 }, isOn: true },
  ]);
  expect(form.readInput()).toEqual({ lora: [{ weight: 2 }] });
  expect(form.resting.all()).toEqual({ lora: [{ place: 0, row: { weight: 1 } }] });
  expect(form.undo()).toEqual(['lora']);
  expect(form.readInput()).toEqual({ lora: [{ weight: 1 }, { weight: 2 }] });
  expect(form.resting.all()).toEqual({});
  form.redo();
  expect(form.readInput()).toEqual({ lora: [{ weight: 2 }] });
});

test('moving a row that is off alone is a step too', () => {
  const form = createInputForm({ lora: [{ weight: 2 }] }, { lora: [{ place: 0, row: { weight: 1 } }] });
  form.setRows('lora', [
    { row: { weight: 2 }, isOn: true },
    { row: { weight: 1 }, isOn: false },
  ]);
  expect(form.undo()).toEqual(['lora']);
  expect(form.resting.of('lora')).toEqual([{ place: 0, row: { weight: 1 } }]);
});
