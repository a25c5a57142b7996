import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringifyJson } from '#core/json.ts';
import { arbitraryInput } from '#core/models/arbitrary-input.ts';
import { realModels } from '#core/models/test-models.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { decodeLink } from './decode-link.ts';
import { encodeLink } from './encode-link.ts';
import { readRecipe } from './read-recipe.ts';
import type { Recipe } from './recipe.ts';
import { toShareable } from './to-shareable.ts';

const hashes = new Map(realModels.map(({ id }) => [id, 'aaaa'.repeat(16)]));
const known = { models: realModels, hashes };
const [first] = realModels.filter(({ id }) => id === 'runware/alibaba:qwen-image@2512');
if (!first) throw new Error('The model of these tests is gone.');

async function fragmentOf(payload: unknown): Promise<string> {
  const stream = new Blob([typeof payload === 'string' ? payload : stringifyJson(payload)])
    .stream()
    .pipeThrough(new CompressionStream('deflate'));
  return `p=1.${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
}

/** What a link with one recipe of these values is read as. */
async function readOne(input: object, around: object = {}) {
  const link = await decodeLink(await fragmentOf({ recipes: [{ model: first?.id, input, ...around }] }));
  const raw = link?.kind === 'recipes' ? link.recipes[0] : undefined;
  return raw ? readRecipe(raw, known) : null;
}

test('a link brings back what it was made of, whatever the input, and nothing of it is left out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...realModels).chain((model) =>
        fc.record({
          model: fc.constant(model),
          input: arbitraryInput(model),
          title: fc.string({ maxLength: 200 }),
        }),
      ),
      async ({ model, input, title }) => {
        fc.pre(title.isWellFormed());
        const recipe: Recipe = {
          model: model.id,
          definition: 'aaaaaaaaaaaaaaaa',
          title,
          description: '',
          isPartial: false,
          input: toShareable(model, input).input,
        };
        const fragment = await encodeLink([recipe]);
        fc.pre(fragment !== null);
        const link = await decodeLink(fragment ?? '');
        const raw = link?.kind === 'recipes' ? link.recipes[0] : undefined;
        const read = raw ? readRecipe(raw, known) : null;
        expect(read).toEqual({
          model,
          title,
          description: '',
          isPartial: false,
          input: recipe.input,
          missingImages: [],
          previews: [],
          left: [],
          isOfOtherDefinition: false,
        });
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  [
    'without a checksum',
    'p=1.NYwxb4MwEEb_CvpmVyUmBOIpY8eoa9XhwEc4yRhqH2VA_PcqVTs-6b23I3EvC2e4jx3T7DnAIa1xo8SvFKSjjtzXxvFFJnrwzdYnCwPPg0RRmSMcypOtzvWlaa_U9Z4HGKhoYDi8cZrjr5_7JMtfAAPJd0oqFOAGCpkNJC6rwu1Y5iwq33xP87QoHKgYn5uCtPC0PXebeB3hTpVtDUaWx6j_lJk9HK7WVlVjy-rS1uemqduygUFcp47TO-c1aIazx_F5_AA',
  ],
  [
    'with one',
    'p=1.eJw1jDFvgzAQRv8K-mZXJSYE4iljx6hr1eHARzjJGGofZUD89ypVOz7pvbcjcS8LZ7iPHdPsOcAhrXGjxK8UpKOO3NfG8UUmevDN1icLA8-DRFGZIxzKk63O9aVpr9T1ngcYqGhgOLxxmuOvn_sky18AA8l3SioU4AYKmQ0kLqvC7VjmLCrffE_ztCgcqBifm4K08LQ9d5t4HeFOlW0NRpbHqP-UmT0crtZWVWPL6tLW56ap27KBQVynjtM75zVohrPH8Xn8ACNPUrQ',
  ],
])('A14 links of every version that was released are read: %s', async (_, golden) => {
  const link = await decodeLink(golden);
  const raw = link?.kind === 'recipes' ? link.recipes[0] : undefined;
  expect(raw && readRecipe(raw, known)).toMatchObject({
    title: 'Heron',
    input: {
      positivePrompt: 'a heron at dawn',
      width: 1328,
      height: 1328,
      seed: '9223372036854775807',
      numberResults: 2,
    },
    left: [],
    isOfOtherDefinition: true,
  });
});

test('A02 A03 what would run something, or is a key, is dropped and named', async () => {
  const read = await readOne(
    { steps: 12, run: true, apiKey: 'abc', authorization: 'Bearer abc', taskType: 'authentication' },
    { autorun: true, submit: true },
  );
  expect(read?.input).toEqual({ steps: 12 });
  const names = read?.left.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['run', 'autorun', 'submit', 'apiKey', 'authorization']));
  const beside = await decodeLink(await fragmentOf({ recipes: [{ model: first.id, input: {} }], run: true }));
  expect(beside).toMatchObject({ strange: ['run'] });
});

test('A04 A05 private values are dropped from what comes, and stay out of what goes', async () => {
  const input = { steps: 12, webhookURL: 'https://a.example/hook', uploadEndpoint: 'https://a.example/up' };
  const read = await readOne(input);
  expect(read?.input).toEqual({ steps: 12 });
  expect(read?.left.map(({ name }) => name)).toEqual(['webhookURL', 'uploadEndpoint']);
  expect(toShareable(first, input)).toEqual({
    input: { steps: 12 },
    privatePaths: expect.arrayContaining(['webhookURL', 'uploadEndpoint']),
    imagePaths: [],
  });
});

test.each([1e9, -1, 1.5, '20', null])(
  'A07 a number of results of %j is left unset, and named',
  async (value) => {
    const read = await readOne({ steps: 12, numberResults: value });
    expect(read?.input).toEqual({ steps: 12 });
    expect(read?.left.map(({ name }) => name)).toEqual(['numberResults']);
  },
);

test('A08 names of prototypes mean nothing', async () => {
  const json = `{"recipes":[{"model":"${first.id}","__proto__":{"polluted":1},"input":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"steps":12}}]}`;
  const link = await decodeLink(await fragmentOf(json));
  const raw = link?.kind === 'recipes' ? link.recipes[0] : undefined;
  const read = raw ? readRecipe(raw, known) : null;
  expect(read?.input).toEqual({ steps: 12 });
  expect(Object.getPrototypeOf(read?.input)).toBe(Object.prototype);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('A09 what is longer than 16 kB is refused at once, and so is what inflates to more than 64 kB', async () => {
  for (const length of [64_000, 2_000_000]) {
    expect(await decodeLink(`p=1.${'A'.repeat(length)}`)).toMatchObject({ kind: 'refused' });
  }
  const bomb = await fragmentOf({
    recipes: [{ model: first.id, input: { positivePrompt: 'a'.repeat(9e6) } }],
  });
  expect(bomb.length).toBeLessThan(16_384);
  expect(await decodeLink(bomb)).toMatchObject({ kind: 'refused' });
});

const whole = await fragmentOf({
  recipes: [{ model: first.id, input: { positivePrompt: 'a heron at dawn' } }],
});
test.each([
  ['no base64url', 'p=1.%%%'],
  ['cut data', whole.slice(0, -12)],
  ['nothing', 'p=1.'],
  ['no JSON', await fragmentOf('a heron')],
  ['a scalar', await fragmentOf('12')],
  [
    'a lone surrogate',
    await fragmentOf(`{"recipes":[{"model":"${first.id}","input":{"positivePrompt":"\\ud800"}}]}`),
  ],
  ['levels without end', await fragmentOf(`{"recipes":[{"model":"m","input":{"a":${'['.repeat(9_000)}`)],
])('A10 %s is refused with a sentence', async (_, fragment) => {
  expect(await decodeLink(fragment)).toEqual({
    kind: 'refused',
    why: expect.stringMatching(/Ask for it anew\.$/),
  });
});

test('A10 a link with any one character changed is refused, and never read as something else', async () => {
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
  const fragments = fc
    .record({ title: fc.string({ maxLength: 60 }), input: arbitraryInput(first) })
    .map((given) => fragmentOf({ recipes: [{ model: first.id, ...given }] }));
  await fc.assert(
    fc.asyncProperty(fragments, fc.nat(), fc.constantFrom(...alphabet), async (coming, draw, character) => {
      const fragment = await coming;
      const at = 'p=1.'.length + (draw % (fragment.length - 'p=1.'.length));
      const changed = await decodeLink(fragment.slice(0, at) + character + fragment.slice(at + 1));
      // A few bits of a link mean nothing: those between what is deflated and its checksum, and behind the last byte.
      if (changed?.kind === 'recipes') expect(changed).toEqual(await decodeLink(fragment));
      else
        expect(changed).toEqual({
          kind: 'refused',
          why: 'It cannot be read: it was cut or changed on its way. Ask for it anew.',
        });
    }),
    { numRuns: 500 },
  );
});

test('never throws, whatever the fragment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect((await decodeLink(`p=1.${text}`))?.kind).toBe('refused');
      expect(await decodeLink(`q=${text}`)).toBeNull();
    }),
  );
});

test('A14 a version that is not known is refused whole, and so is none', async () => {
  expect(await decodeLink(whole.replace('p=1.', 'p=99.'))).toMatchObject({
    why: expect.stringContaining('99'),
  });
  expect(await decodeLink(whole.replace('p=1.', 'p='))).toMatchObject({ kind: 'refused' });
});

test.each(['nobody/model', '__proto__', 'constructor'])('A15 a model %s is not here', async (model) => {
  expect(await readOne({ steps: 12 }, { model })).toBeNull();
});

test('an image that is only here stays here; the others of its list keep their order', () => {
  const model = realModels.find(({ fields }) => fieldOfRole(fields, 'reference-images'));
  const path = model ? fieldOfRole(model.fields, 'reference-images')?.path : undefined;
  if (!model || !path) throw new Error('No model takes a list of images.');
  const urls = ['https://a.example/1.png', 'https://a.example/2.png'];
  const [one = '', two = ''] = urls;
  const images = [`upload:${'a'.repeat(64)}`, one, 'image:123e4567-e89b-42d3-a456-426614174000', two];
  expect(toShareable(model, setAt({}, path, images))).toEqual({
    input: setAt({}, path, urls),
    privatePaths: [],
    imagePaths: [`${path}.0`, `${path}.2`],
  });
});

test('a recipe of an older definition says so', async () => {
  expect((await readOne({ steps: 12 }, { definition: 'bbbbbbbbbbbbbbbb' }))?.isOfOtherDefinition).toBe(true);
  expect((await readOne({ steps: 12 }, { definition: 'aaaaaaaaaaaaaaaa' }))?.isOfOtherDefinition).toBe(false);
});
