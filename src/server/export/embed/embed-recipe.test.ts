import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json.ts';
import { type ImageRecipe, RECIPE_KEYWORD } from '#core/recipe/image-recipe.ts';
import { embeddedTexts } from '#core/recipe/read/embedded-texts.ts';
import { checkImage } from '#server/ledger/image-check.ts';
import { testPngChunk } from '#server/test-png-chunk.ts';
import { embedRecipe } from './embed-recipe.ts';

function recipeWith(prompt: string): ImageRecipe {
  return {
    program: 'Proofsheet',
    version: 1,
    model: 'runware/alibaba:qwen-image@2512',
    input: { positivePrompt: prompt, seed: '9223372036854775807' },
    seed: '9223372036854775807',
    width: 48,
    height: 32,
    made: '2026-11-27T01:02:03.000Z',
  };
}

async function picture(format: 'png' | 'jpeg' | 'webp' | 'lossless', channels: 3 | 4 = 3): Promise<Buffer> {
  const noise = Buffer.alloc(48 * 33 * channels, 0).map((_, at) => (at * 2_654_435_761) >>> 24);
  const image = sharp(noise, { raw: { width: 48, height: 33, channels } });
  return format === 'lossless'
    ? image.webp({ lossless: true }).toBuffer()
    : image.toFormat(format).toBuffer();
}

const TYPES = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp', lossless: 'image/webp' } as const;
const pixelsOf = (bytes: Buffer) => sharp(bytes).raw().toBuffer();

async function recipeIn(bytes: Buffer): Promise<unknown> {
  return parseJson((await embeddedTexts(bytes)).get(RECIPE_KEYWORD) ?? '');
}

describe.each(['png', 'jpeg', 'webp', 'lossless'] as const)('a recipe in a %s', (format) => {
  it('is read again, whatever the prompt, and no pixel is another', async () => {
    const bytes = await picture(format);
    const pixels = await pixelsOf(bytes);
    const prompts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.constant(']]></x>&amp;<script>\u0000\u0085\ufffe'),
    );
    await fc.assert(
      fc.asyncProperty(prompts, async (prompt) => {
        const recipe = recipeWith(prompt);
        const embedded = embedRecipe(bytes, TYPES[format], { recipe, infotext: prompt });
        if (!embedded) throw new Error('It did not fit.');
        expect(await recipeIn(embedded)).toEqual(parseJson(JSON.stringify(recipe)));
        expect((await pixelsOf(embedded)).equals(pixels)).toBe(true);
        expect(await checkImage(embedded)).toMatchObject({ ok: true, facts: { width: 48, height: 33 } });
      }),
      { numRuns: 30 },
    );
  });

  it('takes the place of the one that was there', async () => {
    const [first, second] = [recipeWith('first'), recipeWith('second')];
    const once = embedRecipe(await picture(format), TYPES[format], { recipe: first, infotext: 'first' });
    const twice = once && embedRecipe(once, TYPES[format], { recipe: second, infotext: 'second' });
    expect(twice && (await recipeIn(twice))).toEqual(second);
  });
});

it('keeps what is transparent', async () => {
  const bytes = await picture('lossless', 4);
  const embedded = embedRecipe(bytes, 'image/webp', { recipe: recipeWith('x'), infotext: 'x' });
  expect(embedded && (await sharp(embedded).metadata()).hasAlpha).toBe(true);
});

it('goes into the XMP that an image has, beside what stands there, and after its EXIF', async () => {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="kept"/></rdf:RDF></x:xmpmeta>';
  for (const format of ['jpeg', 'webp'] as const) {
    const bytes = await sharp(await picture('png'))
      .withMetadata({ orientation: 6 })
      .withXmp(xmp)
      .toFormat(format)
      .toBuffer();
    const embedded = embedRecipe(bytes, TYPES[format], { recipe: recipeWith('x'), infotext: 'x' });
    const { xmpAsString, orientation } = await sharp(embedded ?? bytes).metadata();
    expect([xmpAsString?.includes('kept'), xmpAsString?.includes('proofsheet:recipe'), orientation]).toEqual([
      true,
      true,
      6,
    ]);
    expect(embedded && (await recipeIn(embedded))).toEqual(recipeWith('x'));
  }
});

it('says of a JPEG that it is too long, and fits into the others', async () => {
  const recipe = recipeWith('狐'.repeat(32_000));
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const embedded = embedRecipe(await picture(format), TYPES[format], { recipe, infotext: '' });
    expect([format, embedded === null]).toEqual([format, format === 'jpeg']);
  }
});

it('leaves other texts of a PNG where they are', async () => {
  const png = await picture('png');
  const named = (keyword: string) => testPngChunk('tEXt', Buffer.from(`${keyword}\0theirs`));
  const bytes = Buffer.concat([png.subarray(0, 33), named('Comment'), named('parameters'), png.subarray(33)]);
  const embedded = embedRecipe(bytes, 'image/png', { recipe: recipeWith('x'), infotext: 'ours' });
  const texts = await embeddedTexts(embedded ?? bytes);
  expect([texts.get('Comment'), texts.get('parameters')]).toEqual(['theirs', 'ours']);
});
