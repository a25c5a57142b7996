import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawCaption } from './draw-caption.ts';
import { outlineText } from './outline-text.ts';

const prompt = 'An old fisherman mends his nets, 雨夜的港口, while the rain falls on the harbour';
const longestSeed = '9223372036854775807';

/** How many lines of text stand in a caption: each is one baseline. */
function baselinesIn(markup: string): Set<string> {
  return new Set([...markup.matchAll(/translate\(\S+ (\S+)\)/g)].map(([, baseline]) => baseline ?? ''));
}

test.for([
  [128, 128],
  [128, 2048],
  [2048, 128],
  [256, 256],
  [1024, 1536],
  [2048, 2048],
] as const)('nothing in the caption of %i × %i reaches the edge', async ([width, height]) => {
  const markup = await drawCaption({ width, height, prompt, seed: longestSeed, note: 'mask not fetched' });
  const letters = markup.replace(/<rect[^>]*>/g, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#000"/>${letters}</svg>`;
  const inner = await sharp(Buffer.from(svg)).removeAlpha().greyscale().raw().toBuffer();
  let onEdge = 0;
  for (let y = 0; y < height; y++) onEdge += (inner[y * width] ?? 0) + (inner[y * width + width - 1] ?? 0);
  for (let x = 0; x < width; x++) onEdge += (inner[x] ?? 0) + (inner[(height - 1) * width + x] ?? 0);
  expect(onEdge).toBe(0);
  expect(inner.some((value) => value > 150)).toBe(true);
});

test('one line holds all in a wide picture, several lines in a narrow one', async () => {
  expect(baselinesIn(await drawCaption({ width: 1024, height: 1024, prompt, seed: '80342' })).size).toBe(1);
  expect(baselinesIn(await drawCaption({ width: 128, height: 2048, prompt, seed: longestSeed })).size).toBe(
    3,
  );
});

test('a seed of 19 digits is whole at 256 px', async () => {
  const markup = await drawCaption({ width: 256, height: 256, prompt: '', seed: longestSeed });
  const whole = await outlineText({ text: `seed ${longestSeed} · sandbox`, sizePx: 10, maxWidthPx: 1000 });
  expect(markup).toContain(whole.path);
});
