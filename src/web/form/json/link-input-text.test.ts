import { expect, test } from 'vitest';
import { madeUpModel } from '#core/models/test-models.ts';
import type { Input } from '#core/schema/input.ts';
import { checkInput } from '#web/form/issues/check-input.ts';
import { createInputForm } from '#web/form/state/create-input-form.ts';
import { linkInputText } from './link-input-text.ts';

const model = madeUpModel({
  properties: {
    prompt: { type: 'string', title: 'Prompt', 'x-role': 'prompt' },
    steps: { type: 'integer', title: 'Steps', maximum: 50 },
    seed: { type: 'integer', title: 'Seed', format: 'int64', 'x-role': 'seed' },
  },
});

test('text goes into the form at once, and what the form changes elsewhere comes back as text', () => {
  const { form, link, rewritten } = linked({ prompt: 'a lamp' });
  expect(link.first).toBe('{\n  "prompt": "a lamp"\n}');
  link.take('{"steps": 4, "seed": 9223372036854775807}');
  expect(form.readInput()).toEqual({ steps: 4, seed: '9223372036854775807' });
  expect(rewritten).toEqual([]);
  form.setValue('steps', 5);
  expect(rewritten).toEqual(['{\n  "steps": 5,\n  "seed": 9223372036854775807\n}']);
});

test('text that says the same in another way is left alone', () => {
  const { form, link, rewritten } = linked({});
  link.take('{ "steps":4,"prompt" : "x" }');
  form.setInput({ prompt: 'x', steps: 4 });
  expect(rewritten).toEqual([]);
});

test('text that cannot be read changes nothing, holds a run back, and says where', () => {
  const { form, link } = linked({ steps: 4 });
  link.take('{\n  "steps": 5,\n}');
  expect(form.readInput()).toEqual({ steps: 4 });
  expect(link.problem()).toMatchObject({ message: 'A comma has nothing behind it. Take it out.' });
  let revealed: string | null = null;
  form.view.reveal = (path) => {
    revealed = path;
  };
  expect(checkInput(model, form)).toBeNull();
  expect(revealed).toBe('');
  expect(form.issues.all()[0]?.message).toMatch(/^Line 2 of the JSON: /);
  link.take('{"steps": 5}');
  expect(checkInput(model, form)).toEqual({ steps: 5 });
});

test('text left half typed comes back with the same input, and is gone with another', () => {
  const { form, link } = linked({ steps: 4 });
  link.take('{"steps": 5,');
  link.stop();
  expect(form.issues.all()).toEqual([]);
  const again = linkInputText({ model, form, onRewritten: fail });
  expect(again.first).toBe('{"steps": 5,');
  expect(again.problem()).not.toBeNull();
  again.stop();
  form.setValue('steps', 6);
  expect(linkInputText({ model, form, onRewritten: fail }).first).toBe('{\n  "steps": 6\n}');
});

test('its issues are those of the text, a wrong type and an unknown parameter among them', () => {
  const { link } = linked({});
  link.take('{"steps": "many", "stepz": 1, "a.b": 2}');
  expect(link.issues().map(({ path }) => path)).toEqual(['steps', 'stepz', 'a.b']);
});

test('what is typed as text is taken back as one step', () => {
  const { form, link, rewritten } = linked({ prompt: 'a lamp' });
  for (const prompt of ['a', 'a b', 'a boat']) link.take(JSON.stringify({ prompt }));
  form.undo();
  expect(form.readInput()).toEqual({ prompt: 'a lamp' });
  expect(rewritten).toEqual(['{\n  "prompt": "a lamp"\n}']);
});

function linked(defaultValues: Input) {
  const form = createInputForm(defaultValues);
  const rewritten: string[] = [];
  return {
    form,
    rewritten,
    link: linkInputText({ model, form, onRewritten: (text) => rewritten.push(text) }),
  };
}

function fail(): never {
  throw new Error('The text was rewritten.');
}
