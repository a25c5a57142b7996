import type { Int64Field } from './field.ts';

/** 2^63 − 1, the largest 64-bit integer. */
const INT64_MAX = 9223372036854775807n;

/** The least and the greatest value of a 64-bit integer. Without limits of its own it ends at 0 and 2^63−1. */
export function int64Range({ minimum, maximum }: Pick<Int64Field, 'minimum' | 'maximum'>): {
  readonly low: bigint;
  readonly high: bigint;
} {
  return { low: BigInt(minimum ?? 0), high: maximum === null ? INT64_MAX : BigInt(maximum) };
}
