import { stringifyJson } from '#core/json.ts';
import type { ImageRecipe } from '#core/recipe/image-recipe.ts';

/** The namespace of the property. */
const NAMESPACE = 'urn:proofsheet:recipe';
const END = '</rdf:RDF>';
/** What an earlier export wrote. */
const EARLIER =
  /<rdf:Description rdf:about="" xmlns:proofsheet="[^"]*"><proofsheet:recipe>[^<]*<\/proofsheet:recipe><\/rdf:Description>/g;

/** A recipe as a property of an XMP packet: of the one that the image has, or of a new one. */
export function writeXmp(recipe: ImageRecipe, present: string | null): string {
  const description = `<rdf:Description rdf:about="" xmlns:proofsheet="${NAMESPACE}"><proofsheet:recipe>${escapeXml(stringifyJson(recipe))}</proofsheet:recipe></rdf:Description>`;
  const others = (present ?? '').replace(EARLIER, '');
  const at = others.lastIndexOf(END);
  if (at >= 0) return `${others.slice(0, at)}${description}${others.slice(at)}`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description}${END}</x:xmpmeta><?xpacket end="r"?>`;
}

/** What XML has no place for is written as JSON may write it. */
function escapeXml(json: string): string {
  return json
    .replace(
      /[\u007f-\u009f\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
