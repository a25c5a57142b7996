import type { Oklch } from './oklch.ts';

/** Mixes in OKLab, where a blend keeps its lightness even. `share` 0 gives `from`, 1 gives `to`. */
export function mixColours(from: Oklch, to: Oklch, share: number): Oklch {
  const t = Math.min(1, Math.max(0, share));
  const a = blend(from.c * Math.cos(radians(from.h)), to.c * Math.cos(radians(to.h)), t);
  const b = blend(from.c * Math.sin(radians(from.h)), to.c * Math.sin(radians(to.h)), t);
  return { l: blend(from.l, to.l, t), c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI };
}

function blend(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
