import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawPicture, type PictureRequest } from './draw-picture.ts';

const base: PictureRequest = {
  prompt: 'a quiet harbour',
  seed: '80342',
  width: 192,
  height: 256,
  format: 'png',
  quality: 90,
};

async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).removeAlpha().raw().toBuffer();
}

/** A picture with a colour of its own at every point, as PNG. */
async function createSource(width: number, height: number): Promise<Uint8Array> {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    data.set([((at % width) * 255) / width, (Math.floor(at / width) * 255) / height, (at * 7) % 256], at * 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** The largest difference of a channel inside a rectangle, 0–255. */
function difference(
  one: Buffer,
  other: Buffer,
  area: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly width: number;
  },
): number {
  let most = 0;
  for (let y = area.top; y < area.bottom; y++) {
    for (let at = (y * area.width + area.left) * 3; at < (y * area.width + area.right) * 3; at++) {
      most = Math.max(most, Math.abs((one[at] ?? 0) - (other[at] ?? 0)));
    }
  }
  return most;
}

test('the same request gives the same bytes', async () => {
  expect(await drawPicture(base)).toEqual(await drawPicture({ ...base }));
});

test.for(['jpeg', 'png', 'webp'] as const)('%s comes in the size asked', async (format) => {
  const size = { width: 301, height: 179 };
  expect(await sharp(await drawPicture({ ...base, ...size, format })).metadata()).toMatchObject({
    ...size,
    format,
  });
});

test.for([
  [128, 2048],
  [2048, 128],
  [128, 128],
] as const)('%i × %i is drawn', async ([width, height]) => {
  const bytes = await drawPicture({ ...base, width, height, seed: '9223372036854775807' });
  expect(await sharp(bytes).metadata()).toMatchObject({ width, height });
});

test.for(['jpeg', 'webp'] as const)('a lower quality makes a smaller %s', async (format) => {
  const [low, high] = await Promise.all([0, 100].map((quality) => drawPicture({ ...base, format, quality })));
  expect(low?.length).toBeLessThan((high?.length ?? 0) / 2);
});

test.for([
  ['seed', { seed: '80343' }],
  ['prompt', { prompt: 'a quiet mountain' }],
  ['negative prompt', { negativePrompt: 'people' }],
  ['steps', { steps: 4 }],
  ['guidance', { guidance: 12 }],
  ['true CFG', { trueCfg: 9 }],
  ['scheduler', { scheduler: 'Euler' }],
] as const)('another %s gives another picture', async ([, change]) => {
  const [one, other] = await Promise.all([drawPicture(base), drawPicture({ ...base, ...change })]);
  const area = { left: 0, top: 0, right: 192, bottom: 180, width: 192 };
  expect(difference(await pixelsOf(one), await pixelsOf(other), area)).toBeGreaterThan(8);
});

test('every scene can be drawn', async () => {
  for (const prompt of ['mountain', 'desert', 'still life', 'silk', 'ocean', 'flower', 'city']) {
    const { channels } = await sharp(await drawPicture({ ...base, prompt })).stats();
    expect(Math.max(...channels.map((channel) => channel.stdev))).toBeGreaterThan(10);
  }
});

test('strength 0 keeps the source, strength 1 ignores it', async () => {
  const bytes = await createSource(192, 256);
  const source = { kind: 'bytes', bytes } as const;
  const area = { left: 0, top: 0, right: 192, bottom: 190, width: 192 };
  const kept = await pixelsOf(await drawPicture({ ...base, source, strength: 0 }));
  expect(difference(kept, await pixelsOf(bytes), area)).toBe(0);
  const ignored = await pixelsOf(await drawPicture({ ...base, source, strength: 1 }));
  expect(difference(ignored, await pixelsOf(await drawPicture(base)), area)).toBe(0);
});

test('what is black in the mask stays as it was', async () => {
  const bytes = await createSource(192, 256);
  const black = { width: 192, height: 256, channels: 3, background: '#000' } as const;
  const white = { width: 96, height: 256, channels: 3, background: '#fff' } as const;
  const mask = await sharp({ create: black })
    .composite([{ input: { create: white }, left: 96, top: 0 }])
    .png()
    .toBuffer();
  const picture = await drawPicture({
    ...base,
    source: { kind: 'bytes', bytes },
    mask: { kind: 'bytes', bytes: mask },
    strength: 1,
  });
  const [after, before] = await Promise.all([pixelsOf(picture), pixelsOf(bytes)]);
  expect(difference(after, before, { left: 0, top: 0, right: 96, bottom: 190, width: 192 })).toBe(0);
  expect(
    difference(after, before, { left: 96, top: 0, right: 192, bottom: 190, width: 192 }),
  ).toBeGreaterThan(40);
});

test('outpainting keeps the source at its place', async () => {
  const bytes = await createSource(100, 120);
  const outpaint = { top: 30, right: 52, bottom: 106, left: 40 };
  const picture = await drawPicture({ ...base, source: { kind: 'bytes', bytes }, outpaint });
  const place = { left: 40, top: 30, width: 100, height: 120 };
  const inner = await sharp(picture).extract(place).removeAlpha().raw().toBuffer();
  expect(
    difference(inner, await pixelsOf(bytes), { left: 0, top: 0, right: 100, bottom: 120, width: 100 }),
  ).toBe(0);
});

test('the source is turned upright by its EXIF orientation', async () => {
  const upright = await createSource(192, 256);
  const turned = await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).png().toBuffer();
  const picture = await drawPicture({ ...base, source: { kind: 'bytes', bytes: turned }, strength: 0 });
  const area = { left: 0, top: 0, right: 192, bottom: 190, width: 192 };
  expect(difference(await pixelsOf(picture), await pixelsOf(upright), area)).toBe(0);
});

test('reference images and what cannot be fetched are drawn', async () => {
  const bytes = await createSource(50, 80);
  const label = { kind: 'unreachable', label: 'example.com/猫.jpg <&"' } as const;
  const plain = await drawPicture(base);
  const withReferences = await drawPicture({
    ...base,
    references: [{ kind: 'bytes', bytes }, label, label, label],
  });
  const withLabels = await drawPicture({ ...base, source: label, mask: label, strength: 0.5 });
  expect(
    new Set([plain, withReferences, withLabels].map((picture) => Buffer.from(picture).toString('base64')))
      .size,
  ).toBe(3);
});

test.for(['source', 'mask'] as const)('a %s that is no image is refused in a sentence', async (role) => {
  const broken = { kind: 'bytes', bytes: new Uint8Array([1, 2, 3]) } as const;
  await expect(drawPicture({ ...base, [role]: broken })).rejects.toThrow(
    /cannot be read: its bytes are not a whole image/,
  );
});
