/** What a file shows itself to be by its first bytes, whatever it is called. */
export type FileKind =
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'gif'
  | 'bmp'
  | 'avif'
  | 'heic'
  | 'tiff'
  | 'svg'
  | 'pdf'
  | 'zip'
  | 'html'
  | 'video'
  | 'empty'
  | 'other';

export type SniffedFile = {
  readonly kind: FileKind;
  /** Has more than one frame, as far as its head tells. */
  readonly isAnimated: boolean;
  /** Can be transparent somewhere, as far as its head tells. */
  readonly hasAlpha: boolean;
};

/** How much of a file is looked at, in bytes: a PNG's colour profile may stand before what tells an animation. */
export const HEAD_BYTES = 65_536;

/** Tells what a file is by its head of at most `HEAD_BYTES`. Nothing of it is decoded or run. */
export function sniffFile(head: Uint8Array): SniffedFile {
  // Byte by byte: a decoder of Latin 1 reads some bytes as other characters.
  const text = Array.from(head, (byte) => String.fromCharCode(byte)).join('');
  const kind = kindOf(text);
  switch (kind) {
    case 'png': {
      const front = text.slice(0, Math.max(text.indexOf('IDAT'), 0) || text.length);
      // Colour types 4 and 6 have an alpha channel (PNG, 11.2.1); any other may name one transparent colour.
      const hasAlpha = head[25] === 4 || head[25] === 6 || front.includes('tRNS');
      return { kind, isAnimated: front.includes('acTL'), hasAlpha };
    }
    case 'webp': {
      // Flags of the extended header, and the fourth byte behind a lossless one's signature (RFC 9649, 2.7 and 3.4).
      const flags = text.startsWith('VP8X', 12) ? (head[20] ?? 0) : 0;
      const isLosslessAlpha = text.startsWith('VP8L', 12) && ((head[24] ?? 0) & 0x10) !== 0;
      return { kind, isAnimated: (flags & 0x02) !== 0, hasAlpha: (flags & 0x10) !== 0 || isLosslessAlpha };
    }
    case 'gif':
      return { kind, isAnimated: text.split('\x21\xf9\x04').length > 2, hasAlpha: true };
    case 'avif':
      return { kind, isAnimated: text.startsWith('avis', 8), hasAlpha: true };
    default:
      return { kind, isAnimated: false, hasAlpha: false };
  }
}

function kindOf(text: string): FileKind {
  if (text === '') return 'empty';
  if (text.startsWith('ftyp', 4)) return kindOfBrand(text);
  if (text.startsWith('RIFF')) return text.startsWith('WEBP', 8) ? 'webp' : 'other';
  if (text.startsWith('BM') && text.startsWith('\0\0\0\0', 6)) return 'bmp';
  return SIGNATURES.find(([signature]) => text.startsWith(signature))?.[1] ?? kindOfMarkup(text);
}

/** What a file's first bytes are, each as one character. */
const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0', 'tiff'],
  ['MM\0+', 'tiff'],
  ['\x1a\x45\xdf\xa3', 'video'],
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
];

/** Video and still pictures share a container; its brands, the main one first, tell which it is (ISO/IEC 14496-12, 4.3). */
function kindOfBrand(text: string): FileKind {
  const length = Math.min(text.charCodeAt(2) * 256 + text.charCodeAt(3), MAX_BRANDS_LENGTH);
  const brands = text.slice(8, length);
  if (/avi[fs]/.test(brands)) return 'avif';
  return /^(?:hei|hev|mif1|msf1)/.test(brands) ? 'heic' : 'video';
}

/** More brands than any writer names, in bytes. */
const MAX_BRANDS_LENGTH = 256;

/** The first element decides; what may stand before it is passed over. */
function kindOfMarkup(text: string): FileKind {
  const markup = text
    .slice(0, MARKUP_LENGTH)
    .replace(/^\xef\xbb\xbf|<!--.*?-->|<\?xml.*?\?>|<!DOCTYPE svg[^>]*>/gis, '');
  const [, name = ''] = /^\s*<(svg|!DOCTYPE html|html|head|body)[\s/>]/i.exec(markup) ?? [];
  if (name === '') return 'other';
  return name.toLowerCase() === 'svg' ? 'svg' : 'html';
}

/** How much of a text is looked at for its first element, in characters. */
const MARKUP_LENGTH = 8_192;
