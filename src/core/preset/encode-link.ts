import { stringifyJson } from '#core/json.ts';
import { LINK_FORMAT } from './link-format.ts';
import type { LinkedRecipe } from './linked-recipe.ts';
import { toBase64Url } from './to-base64-url.ts';

/**
 * The fragment of a link that carries recipes: `p=1.` and their JSON, deflated with a checksum, in base64url. `null`: it would
 * be longer than 16 kB. What must not travel (private values, images that are only here) is to be left out before.
 */
export async function encodeLink(recipes: readonly LinkedRecipe[]): Promise<string | null> {
  const json = new Blob([stringifyJson({ recipes })]);
  const deflated = json.stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  const { name, version, maxLength } = LINK_FORMAT;
  if (bytes.length > maxLength) return null;
  const fragment = `${name}${version}.${toBase64Url(bytes)}`;
  return fragment.length <= maxLength ? fragment : null;
}
