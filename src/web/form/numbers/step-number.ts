type Step = {
  readonly from: number;
  readonly by: number;
  /** Hard bounds, where there are any: a step never leaves them. */
  readonly minimum: number | null;
  readonly maximum: number | null;
};

/** One step up or down, without float dust: 0.1 + 0.2 is 0.3. A step that would leave the bounds is not taken. */
export function stepNumber({ from, by, minimum, maximum }: Step): number {
  const decimals = Math.max(decimalsOf(from), decimalsOf(by));
  const next = Number((from + by).toFixed(decimals));
  return next < (minimum ?? next) || next > (maximum ?? next) ? from : next;
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
