import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineText } from './outline-text.ts';

/** The box around every point of a path, control points included; all of 0 where it is empty. */
function boundsOf(path: string): { left: number; right: number; top: number; bottom: number } {
  const values = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
  const xs = values.filter((_, index) => index % 2 === 0);
  const ys = values.filter((_, index) => index % 2 === 1);
  const [left, right] = [Math.min(0, ...xs), Math.max(0, ...xs)];
  return { left, right, top: Math.min(0, ...ys), bottom: Math.max(0, ...ys) };
}

test('no text leaves its box, whatever its characters and its width', async () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.lorem({ maxCount: 20 }),
    fc.string({
      unit: fc.constantFrom('山', '가', 'あ', 'j', 'Å', 'ị', ' ', '👩‍🚀', '🇩🇪', 'é', '…', '—'),
      maxLength: 40,
    }),
  );
  const size = fc.double({ min: 4, max: 40, noNaN: true });
  const width = fc.double({ min: 0, max: 600, noNaN: true });
  await fc.assert(
    fc.asyncProperty(anyText, size, width, async (text, sizePx, maxWidthPx) => {
      const outline = await outlineText({ text, sizePx, maxWidthPx });
      const { left, right, top, bottom } = boundsOf(outline.path);
      expect(outline.widthPx).toBeLessThanOrEqual(maxWidthPx + 1e-6);
      expect(left).toBeGreaterThanOrEqual(-0.001);
      expect(right).toBeLessThanOrEqual(outline.widthPx + 0.001);
      expect(top).toBeGreaterThanOrEqual(-1.2 * sizePx);
      expect(bottom).toBeLessThanOrEqual(0.35 * sizePx);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test.for(['山间的雾', '市場', 'さくらカタカナ', '한국어', 'Việt Nam', 'Ünïcödé', 'Привет'])(
  '%s has outlines',
  async (text) => {
    const outline = await outlineText({ text, sizePx: 20, maxWidthPx: 500 });
    expect(outline.text).toBe(text);
    expect(outline.path.length).toBeGreaterThan(60);
  },
);

test('what cannot be drawn is left out, with the blanks around it', async () => {
  const text = 'a 👨‍👩‍👧 𠮷 cat 🇩🇪\u0007 and\n\ta ❤️ dog \u{D800}';
  expect((await outlineText({ text, sizePx: 20, maxWidthPx: 900 })).text).toBe('a cat and a dog');
  expect(await outlineText({ text: '👨‍👩‍👧🎉', sizePx: 20, maxWidthPx: 900 })).toMatchObject({
    path: '',
    widthPx: 0,
    text: '',
  });
});

test('a long text is cut at a word, a word without blanks at a character', async () => {
  const words = await outlineText({ text: 'a rainy market in the evening', sizePx: 20, maxWidthPx: 170 });
  expect(words).toMatchObject({ text: 'a rainy market...', isCut: true });
  const run = await outlineText({ text: '雨夜霓虹市场里的一位老人', sizePx: 20, maxWidthPx: 100 });
  expect(run.text).toMatch(/^雨夜霓虹?\.\.\.$/);
});

test('the letters are of medium weight, not thin', async () => {
  const { path } = await outlineText({ text: 'I', sizePx: 1000, maxWidthPx: 2000 });
  const xs = [...path.matchAll(/[ML](\d+)/g)].map(([, x]) => Number(x));
  expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(80);
});
