import { expect, test } from 'vitest';
import { judgeFile } from './judge-file.ts';
import type { FileFacts } from './read-file.ts';

const LIMITS = { uploadBytes: 30e6, uploadPixels: 50e6 };
const photo: FileFacts = {
  kind: 'jpeg',
  isAnimated: false,
  hasAlpha: false,
  name: 'IMG_1234.jpg',
  bytes: 4e6,
  size: { width: 4_000, height: 3_000 },
};
const judge = (facts: Partial<FileFacts>) => judgeFile({ ...photo, ...facts }, LIMITS);

test('has nothing to say about what fits, nor about sizes while the limits are not known', () => {
  expect(judge({})).toEqual({ kind: 'fits' });
  const huge = { ...photo, size: { width: 20_000, height: 20_000 } };
  expect(judgeFile(huge, null)).toEqual({ kind: 'fits' });
});

test('offers a photo of 200 megapixels at half its sides, with the numbers', () => {
  expect(judge({ size: { width: 16_320, height: 12_240 }, bytes: 48.2e6 })).toEqual({
    kind: 'offer',
    message:
      'IMG_1234.jpg has 200 megapixels (16320 × 12240), 48.2 MB; at most 50 megapixels and 30 MB can be taken.',
    label: 'Use it at 8160 × 6120',
    conversion: { width: 8_160, height: 6_120, type: 'image/jpeg' },
  });
});

test('offers what is too heavy alone: a photo smaller, a PNG as JPEG, a transparent PNG smaller', () => {
  expect(judge({ bytes: 60e6 })).toMatchObject({ label: 'Use it at 2529 × 1897' });
  expect(judge({ kind: 'png', bytes: 60e6 })).toMatchObject({
    label: 'Use it as JPEG, same size',
    conversion: { width: 4_000, height: 3_000, type: 'image/jpeg' },
  });
  expect(judge({ kind: 'png', hasAlpha: true, bytes: 60e6 })).toMatchObject({
    conversion: { width: 2_529, height: 1_897, type: 'image/png' },
  });
});

test('keeps a PNG lossless where its pixels alone are too many', () => {
  expect(judge({ kind: 'png', size: { width: 10_000, height: 10_000 } })).toMatchObject({
    conversion: { type: 'image/png' },
  });
});

test('offers formats that this browser reads as PNG or JPEG, and says what to do with those that it does not', () => {
  expect(judge({ kind: 'bmp' })).toMatchObject({ label: 'Use it as PNG, 4000 × 3000' });
  expect(judge({ kind: 'gif', isAnimated: true })).toMatchObject({
    label: 'Use its first frame as PNG, 4000 × 3000',
  });
  expect(judge({ kind: 'heic' })).toMatchObject({ conversion: { type: 'image/jpeg' } });
  const { message } = { message: '', ...judge({ kind: 'heic', size: null, name: 'IMG_1.HEIC' }) };
  expect(message).toMatch(/^IMG_1\.HEIC is a HEIC, .* Export it as JPEG or PNG/);
  expect(judge({ kind: 'webp', isAnimated: true })).toMatchObject({ kind: 'offer' });
});

test.each(['svg', 'pdf', 'zip', 'tiff', 'html', 'video', 'empty', 'other'] as const)(
  'refuses a file that is %s, naming it and what to do',
  (kind) => {
    const verdict = judge({ kind, size: null });
    expect(verdict.kind).toBe('refused');
    expect(verdict).toMatchObject({ message: expect.stringMatching(/^IMG_1234\.jpg is .*\. [A-Z]/) });
  },
);

test('leaves a picture that cannot be measured to the server, unless it is too heavy to be sent', () => {
  expect(judge({ size: null })).toEqual({ kind: 'fits' });
  expect(judge({ size: null, bytes: 31e6 })).toMatchObject({ kind: 'refused' });
});
