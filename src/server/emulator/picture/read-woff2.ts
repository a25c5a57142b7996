import { brotliDecompressSync } from 'node:zlib';
import { rebuildGlyphTables } from './rebuild-glyph-tables.ts';

/**
 * Unpacks a WOFF2 font with TrueType outlines into a plain SFNT file, without its hinting.
 * Needed because fontkit 2.0.4 can draw a WOFF2 font only at its default weight (Thin, for these fonts): its
 * `getVariation` re-reads the compressed file as if it were SFNT (https://github.com/foliojs/fontkit/pull/377).
 * Throws where the file is not WOFF2, or uses a transform other than that of `glyf`.
 * Source: https://www.w3.org/TR/WOFF2/, sections 4 and 5.
 */
export function readWoff2(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This font file is not WOFF2.');
  const flavor = file.readUInt32BE(4);
  const { entries, end } = readDirectory(file, file.readUInt16BE(12));
  const data = brotliDecompressSync(file.subarray(end, end + file.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  let at = 0;
  for (const entry of entries) {
    tables.set(entry.tag, data.subarray(at, at + entry.length));
    at += entry.length;
  }
  const packed = entries.find((entry) => entry.tag === 'glyf')?.isTransformed
    ? tables.get('glyf')
    : undefined;
  const head = tables.get('head');
  if (packed && head) {
    const { glyf, loca } = rebuildGlyphTables(packed);
    const longOffsets = Buffer.from(head);
    longOffsets.writeInt16BE(1, 50);
    tables.set('head', longOffsets).set('glyf', glyf).set('loca', loca);
  }
  return joinTables(flavor, tables);
}

type Entry = { readonly tag: string; readonly length: number; readonly isTransformed: boolean };

/** The 63 tags that a WOFF2 directory names by number, in its order. */
const KNOWN_TAGS =
  'cmap,head,hhea,hmtx,maxp,name,OS/2,post,cvt ,fpgm,glyf,loca,prep,CFF ,VORG,EBDT,EBLC,gasp,hdmx,kern,LTSH,PCLT,VDMX,vhea,vmtx,BASE,GDEF,GPOS,GSUB,EBSC,JSTF,MATH,CBDT,CBLC,COLR,CPAL,SVG ,sbix,acnt,avar,bdat,bloc,bsln,cvar,fdsc,feat,fmtx,fvar,gvar,hsty,just,lcar,mort,morx,opbd,prop,trak,Zapf,Silf,Glat,Gloc,Feat,Sill'.split(
    ',',
  );

const DIRECTORY_START = 48;

function readDirectory(file: Buffer, count: number): { entries: Entry[]; end: number } {
  const entries: Entry[] = [];
  let at = DIRECTORY_START;
  for (let index = 0; index < count; index++) {
    const flags = file.readUInt8(at++);
    let tag = KNOWN_TAGS[flags & 63];
    if (tag === undefined) {
      tag = file.toString('latin1', at, at + 4);
      at += 4;
    }
    const original = readBase128(file, at);
    at = original.end;
    const version = flags >> 6;
    const isGlyphTable = tag === 'glyf' || tag === 'loca';
    const isTransformed = isGlyphTable ? version === 0 : version !== 0;
    let length = original.value;
    if (isTransformed) {
      if (!isGlyphTable) throw new Error(`The WOFF2 table ${tag} is transformed, which is not supported.`);
      const transformed = readBase128(file, at);
      at = transformed.end;
      length = transformed.value;
    }
    entries.push({ tag, length, isTransformed });
  }
  return { entries, end: at };
}

function readBase128(file: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start; at < start + 5; at++) {
    const byte = file.readUInt8(at);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new Error('A length in the WOFF2 directory is longer than five bytes.');
}

/** The binary-search hints and checksums of the directory stay 0: fontkit does not read them. */
function joinTables(flavor: number, tables: ReadonlyMap<string, Buffer>): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.size);
  directory.writeUInt32BE(flavor, 0);
  directory.writeUInt16BE(tables.size, 4);
  const parts: Buffer[] = [directory];
  let entryAt = 12;
  let dataAt = directory.length;
  for (const [tag, table] of tables) {
    directory.write(tag, entryAt, 'latin1');
    directory.writeUInt32BE(dataAt, entryAt + 8);
    directory.writeUInt32BE(table.length, entryAt + 12);
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    parts.push(table, padding);
    entryAt += 16;
    dataAt += table.length + padding.length;
  }
  return Buffer.concat(parts);
}
