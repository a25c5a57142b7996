import { parseJson } from '#core/json.ts';
import { fromBase64Url } from './from-base64-url.ts';
import { LINK_FORMAT } from './link-format.ts';
import type { RawRecipe } from './raw-recipe.ts';
import { recipesSchema } from './recipes-schema.ts';

export type DecodedLink =
  | {
      readonly kind: 'recipes';
      readonly recipes: readonly RawRecipe[];
      /** Names of what stands beside the recipes and means nothing here. */
      readonly strange: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: string };

/** As many as can be compared. */
const payloadSchema = recipesSchema(9);

/**
 * What a link carries, from its fragment without `#`; `null`: it is no link of ours. What is in it is checked for its form alone.
 * Inflates 64 KB at most, and never throws.
 */
export async function decodeLink(fragment: string): Promise<DecodedLink | null> {
  const { name, version, maxLength } = LINK_FORMAT;
  if (!fragment.startsWith(name)) return null;
  if (fragment.length > maxLength) return refused('It is longer than 16 kB, and no link of this program is.');
  const dot = fragment.indexOf('.');
  const asked = fragment.slice(name.length, dot === -1 ? fragment.length : dot);
  if (dot === -1 || !/^\d{1,4}$/.test(asked))
    return refused('It does not say its version: it was cut or changed on its way. Ask for it anew.');
  if (asked !== version)
    return refused(`It is of version ${asked}, which this program does not know. Update the program.`);
  const text = await inflate(fromBase64Url(fragment.slice(dot + 1)));
  if (text === null) return refused(DAMAGED);
  const json = parseJson(text);
  const payload = payloadSchema.safeParse(json);
  if (!payload.success || !isWellFormed(json)) return refused(DAMAGED);
  const { recipes, ...strange } = payload.data;
  return { kind: 'recipes', recipes, strange: Object.keys(strange) };
}

const DAMAGED = 'It cannot be read: it was cut or changed on its way. Ask for it anew.';

/** Half of a pair of UTF-16 units is no text of a person, and cannot be sent. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).flat().every(isWellFormed);
}

function refused(why: string): DecodedLink {
  return { kind: 'refused', why };
}

/** `null`: it is not deflated, ends too early, is not what its checksum says, is no UTF-8, or is more than is taken. */
async function inflate(bytes: Uint8Array<ArrayBuffer> | null): Promise<string | null> {
  if (!bytes) return null;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let inflated = 0;
  try {
    for await (const chunk of new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream(wrappingOf(bytes)))) {
      inflated += chunk.length;
      if (inflated > LINK_FORMAT.maxInflated) return null;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}

/**
 * Links are deflated within zlib's wrapping, which ends with a checksum, and begin with its 78 (RFC 1950 §2.2). The first ones
 * had none: read without it, 78 is a block that is not compressed with bits set where there is nothing to say, which none had.
 */
function wrappingOf(bytes: Uint8Array): 'deflate' | 'deflate-raw' {
  return bytes[0] === 0x78 ? 'deflate' : 'deflate-raw';
}
