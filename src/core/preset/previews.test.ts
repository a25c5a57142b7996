import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { decodeLink } from './decode-link.ts';
import { encodeLink } from './encode-link.ts';
import { fitPreviews } from './fit-previews.ts';
import { imageTitle } from './image-title.ts';
import { LINK_FORMAT } from './link-format.ts';
import { readSmallPicture } from './picture/read-small-picture.ts';
import { SMALL_PICTURE, type SmallPicture } from './picture/small-picture.ts';
import { readRecipe } from './read-recipe.ts';
import type { Recipe } from './recipe.ts';
import { toBase64Url } from './to-base64-url.ts';

const known = { models: realModels, hashes: new Map<string, string>() };
const model = realModels.find(({ fields }) => fieldOfRole(fields, 'reference-images'));
const list = model ? fieldOfRole(model.fields, 'reference-images')?.path : undefined;
if (!model || !list) throw new Error('No model takes a list of images.');
const recipe: Recipe = {
  model: model.id,
  definition: '',
  title: 'A heron',
  description: '',
  isPartial: false,
  input: setAt({}, list, ['https://a.example/1.png']),
};

type Side = { readonly width: number; readonly height: number; readonly noise?: number };

/** A picture whose bytes cannot be packed, of about three bytes a pixel as PNG. */
async function dataOf(format: 'png' | 'jpeg' | 'webp', { width, height, noise = 40 }: Side): Promise<string> {
  const picture = sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      ...(noise > 0 ? { noise: { type: 'gaussian', mean: 128, sigma: noise } } : {}),
    },
  });
  return (await picture[format]().toBuffer()).toString('base64url');
}

async function pictureOf(format: 'png' | 'jpeg' | 'webp', side: Side): Promise<SmallPicture> {
  const read = readSmallPicture(await dataOf(format, side));
  if (read.kind !== 'picture') throw new Error(read.why);
  return read.picture;
}

/** What a link with these previews is read as. */
async function readBack(previews: unknown) {
  const fragment = await encodeLink([JSON.parse(JSON.stringify({ ...recipe, previews }))]);
  const link = await decodeLink(fragment ?? '');
  const raw = link?.kind === 'recipes' ? link.recipes[0] : undefined;
  return raw ? readRecipe(raw, known) : null;
}

test.each(['png', 'jpeg', 'webp'] as const)(
  'a small %s is taken, with the size in its header',
  async (format) => {
    const data = await dataOf(format, { width: 90, height: 40 });
    expect(readSmallPicture(data)).toEqual({
      kind: 'picture',
      picture: { type: `image/${format}`, width: 90, height: 40, data },
    });
  },
);

test('a WebP with an extended or a lossless header says its size, too', async () => {
  const create = { width: 33, height: 65, channels: 4, background: '#12345678' } as const;
  for (const lossless of [true, false]) {
    const bytes = await sharp({ create }).webp({ lossless }).toBuffer();
    expect(readSmallPicture(toBase64Url(bytes))).toMatchObject({ picture: { width: 33, height: 65 } });
  }
});

test('A12 B13 B14 an address, a page, a drawing or another format is no preview, whatever it is called', () => {
  const texts = [
    '<svg onload="alert(1)"/>',
    '<!doctype html><script>alert(1)</script>',
    'GIF89a\x01\0\x01\0',
    '%PDF-1.7',
    '',
  ];
  for (const text of texts) {
    expect(readSmallPicture(toBase64Url(new TextEncoder().encode(text)))).toEqual({
      kind: 'refused',
      why: expect.stringContaining('no picture'),
    });
  }
  for (const text of [
    'https://tracker.example/p.gif',
    'data:image/svg+xml,<svg/>',
    'javascript:alert(1)',
    12,
    null,
  ]) {
    expect(readSmallPicture(text)).toMatchObject({ kind: 'refused' });
  }
});

test('B10 B11 a preview that says it is huge is refused by its header, and one with too many bytes unread', async () => {
  const png = Uint8Array.from(Buffer.from(await dataOf('png', { width: 8, height: 8 }), 'base64url'));
  const view = new DataView(png.buffer);
  for (const side of [513, 30_000, 2 ** 31 - 1, 0]) {
    view.setUint32(16, side);
    expect(readSmallPicture(toBase64Url(png))).toMatchObject({ why: expect.stringContaining(String(side)) });
  }
  const much = await dataOf('png', { width: 512, height: 512 });
  expect(readSmallPicture(much)).toMatchObject({ why: expect.stringContaining('16 kB') });
});

test('an animation is refused', async () => {
  const pixels = Buffer.from(Array.from({ length: 600 }, (_, at) => (at < 300 ? 0 : 255)));
  const frames = await sharp(pixels, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
  const png = Buffer.from(await dataOf('png', { width: 8, height: 8 }), 'base64url');
  const chunk = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1');
  for (const bytes of [frames, Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])]) {
    expect(readSmallPicture(toBase64Url(bytes))).toMatchObject({ why: expect.stringContaining('animation') });
  }
});

test('never throws, whatever the bytes, also behind the head of a picture', () => {
  const heads = [
    '',
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    '\xff\xd8\xff',
    'RIFF\0\0\0\0WEBPVP8 ',
    'RIFF\0\0\0\0WEBPVP8L',
    'RIFF\0\0\0\0WEBPVP8X',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, bytes) => {
      const read = readSmallPicture(toBase64Url(Buffer.concat([Buffer.from(head, 'latin1'), bytes])));
      if (read.kind === 'refused') return;
      const { width, height } = read.picture;
      expect(Math.max(width, height)).toBeLessThanOrEqual(SMALL_PICTURE.maxSide);
      expect(Math.min(width, height)).toBeGreaterThan(0);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readSmallPicture(text).kind === 'refused'));
});

test('several images share the room of a link, which stays within its length', async () => {
  const paths = [0, 2, 3].map((index) => `${list}.${index}`);
  const images = await Promise.all(
    paths.map(async (path) => {
      const steps = [192, 128, 96, 64, 32].map((side) =>
        pictureOf('jpeg', { width: side, height: side, noise: 12 }),
      );
      return { path, steps: [null, ...(await Promise.all(steps))] };
    }),
  );
  const one = await fitPreviews(recipe, images.slice(0, 1));
  const three = await fitPreviews(recipe, images);
  expect(three?.fragment).toBe(await encodeLink(three ? [three.recipe] : []));
  expect(three?.fragment.length).toBeLessThanOrEqual(LINK_FORMAT.maxLength);
  expect(three?.previews.map(({ path }) => path)).toEqual(paths);
  expect(one?.previews[0]?.picture.width).toBeGreaterThan(three?.previews[0]?.picture.width ?? 512);
  const read = await readBack(three?.recipe.previews);
  expect(read).toMatchObject({ previews: three?.previews, left: [], input: recipe.input });
  const prompt = Array.from({ length: 14_000 }, (_, at) =>
    String.fromCharCode(0x4e00 + ((at * 7919) % 20_000)),
  );
  const full = { ...recipe, input: { ...recipe.input, positivePrompt: prompt.join('').slice(0, 5_000) } };
  expect(await encodeLink([full])).not.toBeNull();
  expect(await fitPreviews(full, images)).toBeNull();
});

test('A14 previews of a later version are named and left out, and the recipe is taken', async () => {
  const data = await dataOf('webp', { width: 16, height: 16 });
  const read = await readBack({ version: 2, images: [{ path: `${list}.0`, data }] });
  expect(read).toMatchObject({ input: recipe.input, previews: [] });
  expect(read?.left).toEqual([{ name: 'previews', why: expect.stringContaining('version 2') }]);
});

test('each preview that cannot be shown is named with its reason; the others are taken', async () => {
  const data = await dataOf('webp', { width: 16, height: 16 });
  const svg = toBase64Url(new TextEncoder().encode('<svg onload="alert(1)"/>'));
  const images = [
    { path: `${list}.0`, data },
    { path: `${list}.0`, data },
    { path: `${list}.1`, data: svg },
    { path: 'positivePrompt', data },
    { path: `${list}[]`, data },
    { path: '__proto__.x', data },
    { path: `${list}.2`, data: 'https://tracker.example/p.gif' },
  ];
  const read = await readBack({ version: 1, images });
  expect(read?.previews.map(({ path }) => path)).toEqual([`${list}.0`]);
  expect(read?.left).toHaveLength(6);
  expect((await readBack({ version: 1, images: 'all' }))?.left).toMatchObject([{ name: 'previews' }]);
});

test('A14 golden: a link with a preview, as the first version with previews wrote it, is read', async () => {
  const golden =
    'p=1.RY7BSsNAFEV_Re461qaI1Fn5bFHbVVOJVKSEoXlpnyYzw8y0QUP-XVILri4XDofTwfNOHAeojw6NLbmGgj-aVnu-uaxKx9OHyQQJSq7ESBRroIAEUWLNUKCrA3trzkTYeXH_iISV9lF0DVXpOnACMe4YoTo4GyTKiVfeNi5CQV80fQLn-STchoE7sQ9nX5pAGr2_1DodD1B_ujDyXLFns-PFmRiNhxgdNRTyr_p5_ZkR0eNmnS-zt5puF7P98FvKZiW92oyoJcqpWWqalfRERPPr77tyUxTvP1UxvX8pCmOLdE5EhH7b99v-Fw';
  const link = await decodeLink(golden);
  const raw = link?.kind === 'recipes' ? link.recipes[0] : undefined;
  expect(raw && readRecipe(raw, known)).toMatchObject({
    title: 'A heron',
    previews: [{ path: `${list}.0`, picture: { type: 'image/webp', width: 16, height: 12 } }],
    left: [],
  });
});

test('an image of a list is called by its number there', () => {
  expect(imageTitle(model, `${list}.1`)).toBe(`${imageTitle(model, list)}, 2`);
});
