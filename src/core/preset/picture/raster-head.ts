import type { SmallPicture } from './small-picture.ts';

/** What a picture's own header says of it. */
export type RasterHead = Pick<SmallPicture, 'type' | 'width' | 'height'> & {
  /** Has one frame. */
  readonly isStill: boolean;
};

/**
 * Reads what bytes are off their first ones, whatever they are called: nothing is decoded. `null`: no PNG, JPEG or WebP with a
 * size, so a drawing or a page is none.
 */
export function rasterHead(bytes: Uint8Array): RasterHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = String.fromCharCode(...bytes.subarray(0, 16));
  try {
    if (text.startsWith('\x89PNG\r\n\x1a\n') && text.endsWith('IHDR')) return pngHead(view);
    if (text.startsWith('\xff\xd8\xff')) return jpegHead(view);
    if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return webpHead(view, text.slice(12));
  } catch {
    // It ends within its header.
  }
  return null;
}

/** Source: PNG (Third Edition) §11.2.1; an animation is announced before its first data, §11.3.6.1. */
function pngHead(view: DataView): RasterHead {
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return { type: 'image/png', width, height, isStill: !announcesAnimation(view) };
}

const [ACTL, IDAT] = [0x6163544c, 0x49444154];

function announcesAnimation(view: DataView): boolean {
  for (let at = 8; at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const type = view.getUint32(at + 4);
    if (type === ACTL || type === IDAT) return type === ACTL;
  }
  return false;
}

/** The markers from C0 to CF begin a frame, but for three of them. Source: ITU-T T.81, table B.1. */
const NO_FRAME: readonly number[] = [0xc4, 0xc8, 0xcc];

function jpegHead(view: DataView): RasterHead | null {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { type: 'image/jpeg', width, height, isStill: true };
    }
    // A marker may be preceded by any number of bytes of all ones.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Source: RFC 9649, 2.5 to 2.7. */
function webpHead(view: DataView, chunk: string): RasterHead | null {
  const type = 'image/webp';
  switch (chunk) {
    case 'VP8 ': {
      const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
      return { type, width, height, isStill: true };
    }
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, isStill: true };
    }
    case 'VP8X': {
      const [width, height] = [view.getUint32(23, true) >>> 8, view.getUint32(26, true) >>> 8];
      return { type, width: width + 1, height: height + 1, isStill: (view.getUint8(20) & 0x02) === 0 };
    }
    default:
      return null;
  }
}
