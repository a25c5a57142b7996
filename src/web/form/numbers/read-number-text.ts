/**
 * The value of a typed number: a number, or nothing for an empty box. What is no number, and whole numbers whose digits a
 * JS number cannot hold, stay text, so that validation can say what is wrong. Nothing is rounded or clamped.
 */
export function readNumberText(text: string): number | string | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(typed)) return typed;
  const value = Number(typed);
  const keepsDigits = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return keepsDigits ? value : typed;
}
