import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryInput } from '#core/models/arbitrary-input.ts';
import { realModel, realModels } from '#core/models/test-models.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import { decodeLink } from './decode-link.ts';
import { encodeLink } from './encode-link.ts';
import { fillPlaces } from './fill-places.ts';
import { imagesToChoose } from './images-to-choose.ts';
import { layOver } from './lay-over.ts';
import { readRecipe } from './read-recipe.ts';
import { toShareable } from './to-shareable.ts';

const known = { models: realModels, hashes: new Map<string, string>() };
const model = realModel('runware/runware:108@22');
const list = 'inputs.referenceImages';
const upload = (digit: string) => `upload:${digit.repeat(64)}`;
const withImages = (...images: readonly string[]) => ({ inputs: { referenceImages: images } });

/** What a link with these paths is read as. */
async function readBack(missingImages: unknown, input: object = {}) {
  const recipe = { model: model.id, definition: '', title: '', description: '', isPartial: false };
  const fragment = await encodeLink([JSON.parse(JSON.stringify({ ...recipe, input, missingImages }))]);
  const link = await decodeLink(fragment ?? '');
  const raw = link?.kind === 'recipes' ? link.recipes[0] : undefined;
  return raw ? readRecipe(raw, known) : null;
}

test('a link says where images were that stay with its sender, and nothing of them', async () => {
  const input = {
    positivePrompt: 'a heron',
    ...withImages(upload('a'), 'https://a.example/1.png', upload('b')),
  };
  const shared = toShareable(model, input);
  const read = await readBack(shared.imagePaths, shared.input);
  expect(read).toMatchObject({ missingImages: [`${list}.0`, `${list}.2`], left: [] });
  expect(JSON.stringify(read?.input)).not.toContain('upload:');
});

test('A04 B06 places that the model does not have, or keeps private, are named and dropped', async () => {
  const paths = ['webhookURL', 'positivePrompt', list, `${list}[]`, '__proto__.x', 'nobody.0'];
  const read = await readBack([...paths, `${list}.0`, `${list}.0`]);
  expect(read?.missingImages).toEqual([`${list}.0`]);
  expect(read?.left.map(({ name }) => name)).toEqual(paths.map((path) => `image at ${path}`));
  for (const garbage of ['all', [12], { 0: `${list}.0` }, ['a'.repeat(201)], Array(101).fill(`${list}.0`)])
    expect(await readBack(garbage)).toMatchObject({ missingImages: [], left: [{ name: 'missingImages' }] });
});

test('the form keeps the images that it has in such places', () => {
  const before = { positivePrompt: 'a fox', ...withImages(upload('c'), upload('d')) };
  const recipe = { input: { positivePrompt: 'a heron' }, places: [{ path: `${list}.0`, image: null }] };
  for (const isPartial of [true, false]) {
    const after = layOver(model, before, { ...recipe, isPartial });
    expect(after).toEqual({ ...before, positivePrompt: 'a heron' });
  }
  expect(layOver(model, {}, { ...recipe, isPartial: false })).toEqual(recipe.input);
});

test('images come to their places in the list, in order, also where one before them is left empty', () => {
  const [own, used] = ['https://a.example/1.png', upload('e')];
  const places = [
    { path: `${list}.2`, image: used },
    { path: `${list}.0`, image: null },
  ];
  const input = withImages(own);
  expect(fillPlaces({ input, before: withImages(upload('c')), places })).toEqual(
    withImages(upload('c'), own, used),
  );
  expect(fillPlaces({ input, before: {}, places })).toEqual(withImages(own, used));
  expect(fillPlaces({ input: {}, before: {}, places: [{ path: 'inputs.seedImage', image: used }] })).toEqual({
    inputs: { seedImage: used },
  });
});

test('whatever the input, what stayed with its sender comes back to its place where the form has all of it', () => {
  const inputs = fc
    .constantFrom(...realModels)
    .chain((of) => fc.record({ of: fc.constant(of), input: arbitraryInput(of) }));
  fc.assert(
    fc.property(inputs, ({ of, input }) => {
      const { input: shared, imagePaths } = toShareable(of, input);
      const places = imagePaths.map((path) => ({ path, image: null }));
      const filled = fillPlaces({ input: shared, before: input, places });
      expect(filled).toEqual(toSparseInput(withoutPrivate(of, input)));
    }),
  );
});

test('tells what there is to choose, and what a run needs, also where the link does not say it', () => {
  const title = 'Reference images';
  const after = { positivePrompt: 'a heron' };
  const missingImages = [`${list}.0`, `${list}.1`];
  expect(imagesToChoose(model, { missingImages, before: {}, after })).toEqual([
    { title, missing: 2, isKept: false, isNeeded: true },
  ]);
  expect(imagesToChoose(model, { missingImages: [], before: {}, after })).toEqual([
    { title, missing: 0, isKept: false, isNeeded: true },
  ]);
  const kept = withImages(upload('c'));
  expect(imagesToChoose(model, { missingImages, before: kept, after: { ...after, ...kept } })).toEqual([
    { title, missing: 2, isKept: true, isNeeded: false },
  ]);
  expect(imagesToChoose(model, { missingImages: [], before: {}, after: { ...after, ...kept } })).toEqual([]);
});
