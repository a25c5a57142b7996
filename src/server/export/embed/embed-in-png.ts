import { crc32 } from 'node:zlib';
import { stringifyJson } from '#core/json.ts';
import { RECIPE_KEYWORD } from '#core/recipe/image-recipe.ts';
import { filterPngChunks } from '#server/ledger/filter-png-chunks.ts';
import type { Embedding } from './embed-recipe.ts';

/** The signature and the header of a PNG, behind which a text may stand, in bytes. */
const HEAD_BYTES = 8 + 25;
const PARAMETERS = 'parameters';
const TEXT_CHUNKS: readonly string[] = ['tEXt', 'zTXt', 'iTXt'];

/** As two texts right behind the header, in UTF-8: the recipe, and what people and other programs read. */
export function embedInPng(bytes: Buffer, { recipe, infotext }: Embedding): Buffer {
  // A text of the same name would be read in its stead.
  const rest = filterPngChunks(bytes, (name, data) => !(TEXT_CHUNKS.includes(name) && isOurs(data)));
  return Buffer.concat([
    rest.subarray(0, HEAD_BYTES),
    textChunk(RECIPE_KEYWORD, stringifyJson(recipe)),
    textChunk(PARAMETERS, infotext),
    rest.subarray(HEAD_BYTES),
  ]);
}

function isOurs(data: Buffer): boolean {
  return [RECIPE_KEYWORD, PARAMETERS].some((keyword) =>
    data.subarray(0, keyword.length + 1).equals(Buffer.from(`${keyword}\0`)),
  );
}

/** A chunk `iTXt`, not packed, of no language. Source: PNG (Third Edition) §11.3.3.4. */
function textChunk(keyword: string, text: string): Buffer {
  const body = Buffer.from(`iTXt${keyword}\0\0\0\0\0${text}`);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(body.length - 4, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
