import type { Bound, Test } from './query.ts';

const NUMBER = /^\$?(-?\d+(?:\.\d+)?)$/;

/** A number or a range of them: `20`, `>20`, `<=20`, `10..30`, `10..`; `null` where it is none. */
export function readRange(text: string): Extract<Test, { kind: 'range' }> | null {
  const ends = /^(.*?)\.\.(.*)$/.exec(text);
  if (ends) {
    const [from, to] = [ends[1] ?? '', ends[2] ?? ''].map(readBound);
    const isWhole = (ends[1] === '' || from) && (ends[2] === '' || to) && (from || to);
    return isWhole ? { kind: 'range', from: from ?? null, to: to ?? null } : null;
  }
  const sign = /^[<>]=?/.exec(text)?.[0] ?? '';
  const bound = readBound(text.slice(sign.length));
  if (!bound) return null;
  const end = { ...bound, isIncluded: sign.length !== 1 };
  if (sign === '') return { kind: 'range', from: end, to: end };
  return sign.startsWith('>')
    ? { kind: 'range', from: end, to: null }
    : { kind: 'range', from: null, to: end };
}

function readBound(text: string): Bound | null {
  const digits = NUMBER.exec(text)?.[1];
  return digits === undefined ? null : { digits, isIncluded: true };
}
