import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Size } from '#core/schema/size.ts';
import type { BlobShelf } from './blob-shelf.ts';
import type { PictureInput, PictureRequest } from './picture/draw-picture.ts';
import { type RoleReader, readRoles } from './read-roles.ts';
import type { StoredImage } from './stored-image.ts';

/** What is needed to draw one result of a task again. */
export type PictureSource = {
  readonly model: Model;
  /** The task's stored input. */
  readonly input: Input;
  /** Decimal digits. */
  readonly seed: string;
  readonly blobs: BlobShelf;
};

/**
 * A picture's request, by the roles of the model's parameters, so that a model that is added needs no code.
 * Its size is decided by each provider's own rule.
 */
export function planPicture(
  { model, input, seed, blobs }: PictureSource,
  sizeOf: (roles: RoleReader) => Size,
): PictureRequest {
  const roles = readRoles(model, input);
  const [source] = roles.images('source-image');
  const [mask] = roles.images('mask-image');
  const references = roles.images('reference-images');
  const isOutpainting = roles.object('outpaint') !== undefined;
  return {
    prompt: roles.text('prompt') ?? '',
    negativePrompt: roles.text('negative-prompt')?.trim() || undefined,
    seed,
    ...sizeOf(roles),
    steps: roles.number('steps'),
    guidance: roles.number('guidance'),
    trueCfg: roles.number('true-cfg'),
    scheduler: roles.text('scheduler'),
    format: toFormat(roles.text('output-format')),
    // Replicate's range begins at 0, the encoders' at 1.
    quality: Math.max(1, roles.number('output-quality') ?? 95),
    source: source && toPictureInput(source, blobs),
    strength: source && roles.number('strength'),
    mask: mask && toPictureInput(mask, blobs),
    outpaint: isOutpainting
      ? {
          top: roles.number('outpaint-top') ?? 0,
          right: roles.number('outpaint-right') ?? 0,
          bottom: roles.number('outpaint-bottom') ?? 0,
          left: roles.number('outpaint-left') ?? 0,
        }
      : undefined,
    references: references.length > 0 ? references.map((image) => toPictureInput(image, blobs)) : undefined,
  };
}

function toFormat(name: string | undefined): PictureRequest['format'] {
  switch (name?.toLowerCase()) {
    case 'png':
      return 'png';
    case 'webp':
      return 'webp';
    default:
      return 'jpeg';
  }
}

function toPictureInput(image: StoredImage, blobs: BlobShelf): PictureInput {
  if (image.kind === 'unreachable') return image;
  const bytes = blobs.get(image.sha256);
  return bytes ? { kind: 'bytes', bytes } : { kind: 'unreachable', label: image.sha256.slice(0, 12) };
}
