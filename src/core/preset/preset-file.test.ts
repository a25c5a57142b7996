import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { stringifyJson } from '#core/json.ts';
import { arbitraryInput } from '#core/models/arbitrary-input.ts';
import { realModels } from '#core/models/test-models.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import { readSmallPicture } from './picture/read-small-picture.ts';
import type { Preset } from './preset.ts';
import { PRESET_FILE } from './preset-file.ts';
import { readPresetFile } from './read-preset-file.ts';
import { toBase64Url } from './to-base64-url.ts';
import { writePresetFile } from './write-preset-file.ts';

const known = { models: realModels, hashes: new Map<string, string>(), name: 'presets.json' };
const [model] = realModels;
if (!model) throw new Error('There is no model.');

const create = { width: 24, height: 16, channels: 3, background: '#37a' } as const;
const data = (await sharp({ create }).webp().toBuffer()).toString('base64url');
const small = readSmallPicture(data);
if (small.kind !== 'picture') throw new Error(small.why);
const { picture } = small;

const preset: Preset = {
  id: '123e4567-e89b-42d3-a456-426614174000',
  model: model.id,
  definition: 'aaaaaaaaaaaaaaaa',
  title: 'A heron',
  description: 'At dawn',
  isPartial: true,
  input: { steps: 12 },
  image: '123e4567-e89b-42d3-a456-426614174001',
};

test('an export brings back every preset with its thumbnail, and no id of the server it was made on', () => {
  const presets = fc.array(
    fc.record({
      model: fc.constantFrom(...realModels),
      title: fc.string({ minLength: 1, maxLength: 200 }).filter((title) => title.trim() === title),
      isPictured: fc.boolean(),
      isPartial: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(presets, fc.infiniteStream(fc.nat()), (drawn, numbers) => {
      const made = drawn.map(({ model: of, title, isPartial }, at) => {
        const [drawnInput = {}] = fc.sample(arbitraryInput(of), {
          numRuns: 1,
          seed: Number(numbers.next().value),
        });
        const input = withoutPrivate(of, drawnInput);
        return { ...preset, id: `p${at}`, model: of.id, title, isPartial, input };
      });
      const pictured = made.filter((_, at) => drawn[at]?.isPictured);
      const text = writePresetFile(made, new Map(pictured.map(({ id }) => [id, picture])));
      expect(text).not.toContain(preset.image);
      expect(readPresetFile(text, known)).toEqual({
        kind: 'presets',
        presets: made.map(({ id, image: _, ...recipe }) => ({
          recipe,
          thumbnail: pictured.some((one) => one.id === id) ? picture : null,
        })),
        left: [],
      });
    }),
    { numRuns: 40 },
  );
});

test('a file from before thumbnails is read', () => {
  const { id: _id, image: _image, ...recipe } = preset;
  expect(readPresetFile(stringifyJson({ recipes: [recipe] }), known)).toEqual({
    kind: 'presets',
    presets: [{ recipe, thumbnail: null }],
    left: [],
  });
});

test.each([
  [
    'B13 B14 a drawing',
    { version: 1, data: toBase64Url(new TextEncoder().encode('<svg onload="alert(1)"/>')) },
  ],
  ['C11 an address', { version: 1, data: 'https://tracker.example/p.gif' }],
  ['of a later version', { version: 2, data }],
  ['a mere text', 'thumbnail'],
  ['nothing', null],
])('a thumbnail that is %s is told of, and its preset taken without it', (_, thumbnail) => {
  const { id: _id, image: _image, ...recipe } = preset;
  const read = readPresetFile(stringifyJson({ recipes: [{ ...recipe, thumbnail }] }), known);
  expect(read).toMatchObject({ presets: [{ recipe, thumbnail: null }] });
  expect(read?.kind === 'presets' && read.left).toEqual([
    { name: 'A heron: thumbnail', why: expect.stringContaining('comes in without it') },
  ]);
});

test('B01 B03 private values, keys and whatever would name something here stay out, each with its reason', () => {
  const text = stringifyJson({
    run: true,
    recipes: [
      { ...preset, input: { steps: 12, webhookURL: 'https://hooks.example/secret', apiKey: 'abc' } },
      { ...preset, model: 'nobody/model', title: 'Another' },
    ],
  });
  const read = readPresetFile(text, known);
  if (read?.kind !== 'presets') throw new Error('It is a file of presets.');
  expect(read.presets.map(({ recipe }) => recipe.input)).toEqual([{ steps: 12 }]);
  expect(JSON.stringify(read.presets)).not.toContain(preset.id);
  const names = read.left.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['run', 'A heron: webhookURL', 'A heron: id', 'Another']));
});

test('B05 what is no file of presets is none, and never throws', () => {
  for (const text of ['', '12', '[]', '{}', '{"model":"m","input":{}}', `{"recipes":${'['.repeat(200_000)}`])
    expect(readPresetFile(text, known)).toBeNull();
  for (const recipes of [12, [], [{}], Array.from({ length: PRESET_FILE.mostPresets + 1 }, () => preset)])
    expect(readPresetFile(stringifyJson({ recipes }), known)).toMatchObject({ kind: 'refused' });
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readPresetFile(text, known) === null));
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const read = readPresetFile(stringifyJson({ recipes: json }), known);
      expect(read?.kind).toBe('refused');
    }),
  );
});
