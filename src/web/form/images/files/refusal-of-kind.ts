import type { FileKind } from './sniff-file.ts';

type Named = { readonly name: string; readonly kind: FileKind };

/** Why a file can never be an input image, and what to do instead; `null` where it may be one. */
export function refusalOfKind({ name, kind }: Named): string | null {
  const reason = REASONS[kind];
  return reason === null ? null : `${name || 'This'} ${reason}`;
}

const REASONS = {
  png: null,
  jpeg: null,
  webp: null,
  gif: null,
  bmp: null,
  avif: null,
  heic: null,
  tiff: 'is a TIFF or a camera’s raw file, which browsers cannot read. Export it as JPEG or PNG, then choose that.',
  svg: 'is an SVG, a drawing made of instructions; models take pictures made of pixels. Export it as PNG, then choose that.',
  pdf: 'is a PDF. Export its page as PNG or JPEG, then choose that.',
  zip: 'is a ZIP archive, which is never opened here. Unpack it, then choose the images inside.',
  html: 'is a web page. Save the picture itself, then choose that.',
  video: 'is a video. Save one frame as PNG or JPEG, then choose that.',
  empty: 'is empty. Check that it was copied whole, then choose it again.',
  other: 'is no image that is known here. Choose a PNG, JPEG or WebP.',
} satisfies Record<FileKind, string | null>;
