import { RECIPE_KEYWORD } from '#core/recipe/image-recipe.ts';

const [OPEN, CLOSE] = ['<proofsheet:recipe>', '</proofsheet:recipe>'];

/** Our own recipe in an XMP packet, as we write it. The packet is read as text: no parser of XML is asked to trust it. */
export function xmpTexts(packet: string): readonly (readonly [keyword: string, text: string])[] {
  const from = packet.indexOf(OPEN);
  const to = packet.indexOf(CLOSE, from);
  if (from < 0 || to < 0) return [];
  return [[RECIPE_KEYWORD, unescapeXml(packet.slice(from + OPEN.length, to))]];
}

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => CHARACTERS[name] ?? whole);
}
