/** The number that digits stand for, exactly: an integer is a `bigint`, which compares with a `number` without loss. */
export function numberOfDigits(digits: string): number | bigint {
  return /^-?\d+$/.test(digits) ? BigInt(digits) : Number(digits);
}
