import { describe, expect, it } from 'vitest';
import { verdictSentence } from './verdict-sentence.ts';

const byPixels = { by: 'pixels' } as const;

describe('a verdict says', () => {
  it('by what two pictures are identical', () => {
    expect(verdictSentence({ likeness: 'identical', by: 'bytes' })).toBe('The same file, byte for byte.');
    const figures = { share: 0, clearShare: 0, mean: 0 };
    expect(verdictSentence({ likeness: 'identical', ...byPixels, figures })).toContain('the same pixels');
  });

  it('how far they are from each other, and how far near goes', () => {
    const near = verdictSentence({
      likeness: 'near',
      ...byPixels,
      figures: { share: 1, clearShare: 0.00001, mean: 0.4 },
    });
    expect(near).toContain('off by 0.40 of 255, and less than 0.01 % of the pixels differ clearly');
    const different = verdictSentence({
      likeness: 'different',
      ...byPixels,
      figures: { share: 1, clearShare: 0.315, mean: 40 },
    });
    expect(different).toContain('40.00 of 255, and 31.5 % of the pixels');
    expect(different).toContain('Near would be 3 and 0.2 % at the most.');
  });
});
