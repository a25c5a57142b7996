import { CLEAR } from '#core/compare/difference.ts';
import { NEAR } from '#core/compare/judge-difference.ts';
import type { Verdict } from './verdict.ts';

/** A verdict's measure, and what it means. */
export function verdictSentence(verdict: Verdict): string {
  if (verdict.by === 'bytes') return 'The same file, byte for byte.';
  if (verdict.by === 'size') return 'They are not of one size, so that no pixel stands for another.';
  if (verdict.likeness === 'identical') return 'Another file with the same pixels: no colour differs.';
  const { mean, clearShare } = verdict.figures;
  const measured = `On average a colour is off by ${mean.toFixed(2)} of 255, and ${percent(clearShare)} of the pixels differ clearly, by more than ${CLEAR}.`;
  return verdict.likeness === 'near'
    ? `The same picture to the eye. ${measured} Another encoding or another graphics card leaves as much.`
    : `Another picture. ${measured} Near would be ${NEAR.mean} and ${percent(NEAR.clearShare)} at the most.`;
}

/** "0.2 %", and never 0 where there is something. */
function percent(share: number): string {
  if (share > 0 && share < 0.0001) return 'less than 0.01 %';
  return `${Number((share * 100).toFixed(2))} %`;
}
