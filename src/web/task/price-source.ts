/**
 * Where a price is from, to follow it: `, by runware.ai` for a page, the beginning of the definition's own words where there is
 * none: ` (second-hand figure: not from the provider)`.
 */
export function priceSource(source: string): string {
  const url = /https:\/\/\S+/.exec(source)?.[0];
  if (url && URL.canParse(url)) return `, by ${new URL(url).host}`;
  return ` (${source.split(/[;,]/)[0] ?? source})`;
}
