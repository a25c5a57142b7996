import { jsonLanguage } from '@codemirror/lang-json';
import { expect, test } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { leavesOf } from '#core/schema/path.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { pathAt } from './path-at.ts';
import { rangeOfPath } from './range-of-path.ts';
import { writeInputText } from './write-input-text.ts';

const TEXT =
  '{"steps": 4, "a.b": 1, "lora": [{"weight": 2}, {"model": "x"}], "images": ["y", "z"], "size": {}}';
const tree = jsonLanguage.parser.parse(TEXT);

test.each([
  ['', TEXT],
  ['steps', '4'],
  ['a.b', '1'],
  ['lora.0.weight', '2'],
  ['lora.1', '{"model": "x"}'],
  ['images.1', '"z"'],
])('the value of "%s" is found', (path, value) => {
  const found = rangeOfPath(tree, TEXT, path);
  expect(found.isFound).toBe(true);
  expect(TEXT.slice(found.value.from, found.value.to)).toBe(value);
});

test.each([
  ['width', null, TEXT],
  ['size.width', '"size"', '{}'],
  ['lora.1.weight', '"lora"', '{"model": "x"}'],
  ['images.7', '"images"', '["y", "z"]'],
])('what is missing, "%s", would be inside of what is there', (path, name, value) => {
  const found = rangeOfPath(tree, TEXT, path);
  expect(found.isFound).toBe(false);
  expect(found.name && TEXT.slice(found.name.from, found.name.to)).toBe(name);
  expect(TEXT.slice(found.value.from, found.value.to)).toBe(value);
});

test('an offset in half-typed text has a path too', () => {
  const text = '{"steps": 4, "lora": [{"weight": ';
  const half = jsonLanguage.parser.parse(text);
  expect(pathAt(half, text, 3)).toEqual({ path: 'steps', isName: true });
  expect(pathAt(half, text, 26)).toEqual({ path: 'lora.0.weight', isName: true });
});

const examples = realModels.flatMap((model) =>
  model.definition.examples.map(({ title, input }) => ({ title, model, input: toSparseInput(input) })),
);

test.each(examples)(
  '$title: every value stands where its path says, and its place has that path',
  ({ model, input }) => {
    const text = writeInputText(model, input);
    const parsed = jsonLanguage.parser.parse(text);
    for (const [path, value] of leavesOf(input)) {
      const { isFound, value: range, name } = rangeOfPath(parsed, text, path);
      expect(isFound).toBe(true);
      expect(String(JSON.parse(text.slice(range.from, range.to)))).toBe(String(value));
      expect(pathAt(parsed, text, range.from).path.startsWith(path)).toBe(true);
      expect(pathAt(parsed, text, name?.from ?? range.from)).toEqual({ path, isName: name !== null });
    }
  },
);
