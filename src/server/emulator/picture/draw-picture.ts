import sharp, { type Sharp } from 'sharp';
import { blendSource } from './blend-source.ts';
import { composePicture } from './compose-picture.ts';
import { createRandom } from './create-random.ts';
import { developFrame } from './develop-frame.ts';
import { drawCaption } from './draw-caption.ts';
import { drawPlaceholder } from './draw-placeholder.ts';
import { drawReferencePrints, REFERENCE_SIDE, type ReferencePrint } from './draw-reference-prints.ts';
import { type Box, drawSourceLabel } from './draw-source-label.ts';
import type { Frame } from './frame.ts';
import { matchTone } from './match-tone.ts';
import type { Oklch } from './oklch.ts';
import type { PictureInput, PictureRequest } from './picture-request.ts';
import { placeSource, type SourcePlace } from './place-source.ts';
import { readInput } from './read-input.ts';
import { renderSvg } from './render-svg.ts';
import { sampleTint } from './sample-tint.ts';

export type { PictureInput, PictureRequest } from './picture-request.ts';

const DEFAULT_STEPS = 28;
const DEFAULT_STRENGTH = 0.7;
const MAX_REFERENCES = 3;

/**
 * Draws the sandbox's picture for a request, and encodes it. The same request gives the same bytes.
 * Throws with one plain sentence where an input's bytes are not a whole image.
 */
export async function drawPicture(request: PictureRequest): Promise<Uint8Array> {
  const place = placeSource(request);
  const references = (request.references ?? []).slice(0, MAX_REFERENCES);
  const [source, mask, prints] = await Promise.all([
    request.source ? readFrame(request.source, 'source image', place) : null,
    request.mask?.kind === 'bytes' ? readFrame(request.mask, 'mask', place) : null,
    Promise.all(references.map(readReference)),
  ]);
  const strength = Math.min(1, Math.max(0, request.strength ?? (request.mask ? 1 : DEFAULT_STRENGTH)));
  const showsSource = source !== null && (strength < 1 || mask !== null || request.outpaint !== undefined);
  const seen = prints.flatMap((print) => (print.kind === 'frame' ? [print.frame] : []));
  const tints = [...seen, ...(showsSource ? [source] : [])].flatMap((frame) => sampleTint(frame) ?? []);
  const isOutpainting = request.outpaint !== undefined;
  const drawn = await drawFrame(request, tints);
  const drawing = isOutpainting && source ? matchTone(drawn, source) : drawn;
  const frame = showsSource
    ? await blendSource({ drawing, source, mask, place, strength: isOutpainting && !mask ? 0 : strength })
    : drawing;
  const overlay = await drawOverlay(request, place, prints);
  const { width, height } = request;
  const image = sharp(frame.data, { raw: { width, height, channels: 3 } }).composite([
    { input: Buffer.from(overlay) },
  ]);
  return encode(image, request);
}

async function drawFrame(request: PictureRequest, tints: readonly Oklch[]): Promise<Frame> {
  const { width, height, seed, prompt, scheduler = '' } = request;
  const steps = Math.max(1, request.steps ?? DEFAULT_STEPS);
  const detail = Math.min(1.3, Math.log2(steps) / 5);
  const scale = detail >= 0.85 ? 1 : 0.05 + 0.95 * (detail / 0.85) ** 2.2;
  const svg = composePicture(request, { detail, scale, tints });
  const random = createRandom('grain', seed, prompt, scheduler, String(steps));
  return developFrame(await renderSvg(svg, { width, height }), {
    random,
    noise: Math.max(0, 0.85 - detail) ** 1.8,
  });
}

async function readFrame(
  input: PictureInput,
  role: string,
  size: { readonly width: number; readonly height: number },
): Promise<Frame> {
  const { width, height } = size;
  if (input.kind === 'bytes')
    return readInput({ bytes: input.bytes, role, resize: { width, height, fit: 'cover' } });
  const placeholder = drawPlaceholder({ x: 0, y: 0, width, height });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${placeholder}</svg>`;
  return renderSvg(svg, { width, height });
}

async function readReference(input: PictureInput, index: number): Promise<ReferencePrint> {
  if (input.kind === 'unreachable') return { kind: 'label', label: input.label };
  const resize = { width: REFERENCE_SIDE, height: REFERENCE_SIDE, fit: 'cover' } as const;
  return {
    kind: 'frame',
    frame: await readInput({ bytes: input.bytes, role: `reference image ${index + 1}`, resize }),
  };
}

async function drawOverlay(
  request: PictureRequest,
  place: SourcePlace,
  prints: readonly ReferencePrint[],
): Promise<string> {
  const { width, height, prompt, seed, mask, source } = request;
  const references = prints.length > 0 ? await drawReferencePrints(prints, { width, height }) : '';
  const label =
    source?.kind === 'unreachable'
      ? await drawSourceLabel(labelBox(place), source.label, labelSize(place))
      : '';
  const note = mask?.kind === 'unreachable' ? 'mask not fetched' : undefined;
  const caption = await drawCaption({
    width,
    height,
    prompt,
    seed,
    note,
    isOverSource: request.source !== undefined,
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${label}${references}${caption}</svg>`;
}

/** The upper left of the source's place: a tag there hides little of the picture. */
function labelBox(place: SourcePlace): Box {
  const { left, top, width, height } = place;
  const lines = Math.max(labelSize(place) * 3.6, 36);
  return { x: left + width * 0.02, y: top + height * 0.02, width: width * 0.56, height: lines };
}

function labelSize({ width, height }: SourcePlace): number {
  return Math.min(width * 0.022, height * 0.03, 24);
}

async function encode(image: Sharp, request: PictureRequest): Promise<Uint8Array> {
  const quality = Math.min(100, Math.max(1, Math.round(request.quality)));
  switch (request.format) {
    case 'jpeg':
      return image.jpeg({ quality }).toBuffer();
    case 'webp':
      return image.webp({ quality, effort: 1 }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 3 }).toBuffer();
  }
}
