import type { Size } from '#core/schema/size.ts';
import { sizeText } from '#core/schema/size-text.ts';
import { byteText } from '#web/form/images/byte-text.ts';
import { fitSize } from './fit-size.ts';
import type { FileFacts } from './read-file.ts';
import { refusalOfKind } from './refusal-of-kind.ts';

/** Bounds of an upload: bytes, and pixels in all. */
export type UploadLimits = { readonly uploadBytes: number; readonly uploadPixels: number };

/** What a file is to become before it can be used. */
export type PictureFormat = Size & { readonly type: 'image/png' | 'image/jpeg' };

export type Verdict =
  | { readonly kind: 'fits' }
  /** It can be used as something else, once the user says so. */
  | {
      readonly kind: 'offer';
      readonly message: string;
      readonly label: string;
      readonly conversion: PictureFormat;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** Whether a file can be used as it is, or as what. Without limits that are known, the server has the word on its size. */
export function judgeFile(facts: FileFacts, limits: UploadLimits | null): Verdict {
  const message = refusalOfKind(facts);
  if (message !== null) return { kind: 'refused', message };
  const foreign = FOREIGN[facts.kind];
  if (facts.size === null) return judgeUnread(facts, limits);
  if (foreign !== undefined || facts.isAnimated) return offerFormat({ facts, size: facts.size, limits });
  return limits ? judgeSize({ facts, size: facts.size, limits }) : { kind: 'fits' };
}

/** Formats that the server does not keep, but a browser may read. */
const FOREIGN: Partial<Record<FileFacts['kind'], string>> = {
  gif: 'a GIF',
  bmp: 'a BMP',
  avif: 'an AVIF',
  heic: 'a HEIC, the format of iPhone photos',
};

/** This browser cannot read it: what it could never keep is refused, the rest the server looks at. */
function judgeUnread(facts: FileFacts, limits: UploadLimits | null): Verdict {
  const name = facts.name || 'This';
  const foreign = FOREIGN[facts.kind];
  if (foreign !== undefined) {
    const advice = `Export it as JPEG or PNG, then choose that.${facts.kind === 'heic' ? HEIC_ADVICE : ''}`;
    return { kind: 'refused', message: `${name} is ${foreign}, which this browser cannot read. ${advice}` };
  }
  if (!limits || facts.bytes <= limits.uploadBytes) return { kind: 'fits' };
  const has = `${name} has ${byteText(facts.bytes)}, and at most ${byteText(limits.uploadBytes)} can be taken.`;
  return { kind: 'refused', message: `${has} This browser cannot read it: make it smaller elsewhere.` };
}

const HEIC_ADVICE =
  ' An iPhone does so by itself with Settings › Camera › Formats › Most Compatible, and when it shares a photo by mail.';

type Sized = { readonly facts: FileFacts; readonly size: Size; readonly limits: UploadLimits };

function offerFormat({
  facts,
  size,
  limits,
}: Omit<Sized, 'limits'> & { limits: UploadLimits | null }): Verdict {
  const type = facts.kind === 'heic' ? 'image/jpeg' : 'image/png';
  const fitted = limits ? fitSize(size, limits.uploadPixels) : size;
  const is = FOREIGN[facts.kind] ?? `an animated ${facts.kind === 'png' ? 'PNG' : 'WebP'}`;
  const taken = facts.isAnimated ? 'a model takes single pictures' : 'PNG, JPEG and WebP can be taken';
  const what = facts.isAnimated ? 'Use its first frame as' : 'Use it as';
  return {
    kind: 'offer',
    message: `${facts.name || 'This'} is ${is} (${sizeText(size)}); ${taken}.`,
    label: `${what} ${nameOf(type)}, ${sizeText(fitted)}`,
    conversion: { ...fitted, type },
  };
}

function judgeSize({ facts, size, limits }: Sized): Verdict {
  const pixels = size.width * size.height;
  const { uploadBytes, uploadPixels } = limits;
  if (pixels <= uploadPixels && facts.bytes <= uploadBytes) return { kind: 'fits' };
  const has = `${facts.name || 'This'} has ${megapixels(pixels)} (${sizeText(size)}), ${byteText(facts.bytes)}`;
  const fitted = fitSize(size, uploadPixels);
  const conversion = { ...shrunk({ facts, size: fitted, limits }), type: typeFor(facts, limits) };
  const isSameSize = conversion.width === size.width && conversion.height === size.height;
  return {
    kind: 'offer',
    message: `${has}; at most ${megapixels(uploadPixels)} and ${byteText(uploadBytes)} can be taken.`,
    label: isSameSize
      ? `Use it as ${nameOf(conversion.type)}, same size`
      : `Use it at ${sizeText(conversion)}`,
    conversion,
  };
}

/** Lossless stays lossless, unless its bytes are what is too much and nothing in it is transparent. */
function typeFor(facts: FileFacts, { uploadBytes }: UploadLimits): PictureFormat['type'] {
  if (facts.hasAlpha) return 'image/png';
  return facts.kind === 'png' && facts.bytes <= uploadBytes ? 'image/png' : 'image/jpeg';
}

/** How much of its share of bytes a picture is given, as smaller ones have more of them for each pixel. */
const MARGIN = 0.8;

/** A size at which the bytes fit as well, where the format cannot change that: the same bytes for each pixel as now. */
function shrunk({ facts, size, limits }: Sized): Size {
  const isKept = facts.hasAlpha || facts.kind === 'jpeg';
  const before = facts.size ?? size;
  const bytes = (facts.bytes * size.width * size.height) / (before.width * before.height);
  if (!isKept || bytes <= limits.uploadBytes) return size;
  return fitSize(size, (size.width * size.height * limits.uploadBytes * MARGIN) / bytes);
}

function megapixels(pixels: number): string {
  const millions = pixels / 1e6;
  return `${millions >= 10 ? Math.round(millions) : Number(millions.toFixed(1))} megapixels`;
}

function nameOf(type: PictureFormat['type']): string {
  return type === 'image/png' ? 'PNG' : 'JPEG';
}
