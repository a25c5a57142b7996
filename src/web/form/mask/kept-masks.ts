import type { InputForm } from '#web/form/state/input-form.ts';
import type { MaskEdit } from './mask-edit.ts';

/** What was done in the mask editor when it was last closed. */
export type KeptMask = {
  readonly edits: readonly MaskEdit[];
  /** A mask of another size, about which nothing was decided. */
  readonly misfit: ImageBitmap | null;
};

/** What a mask is painted on: it is kept with these, and there again whenever all three are. */
type MaskGround = {
  /** The parameter that takes the mask. */
  readonly path: string;
  /** The image value under it. */
  readonly source: string;
  /** The mask that is set, or empty text. */
  readonly value: string;
};

export type KeptMasks = {
  readonly find: (ground: MaskGround) => KeptMask | null;
  /** Without edits there is nothing to keep. */
  readonly keep: (ground: MaskGround, mask: KeptMask) => void;
  readonly forget: (ground: MaskGround) => void;
};

const keptByForm = new WeakMap<InputForm, KeptMasks>();

/** The masks of a form: strokes live as long as the form, saved or not. */
export function keptMasks(form: InputForm): KeptMasks {
  const known = keptByForm.get(form) ?? createKeptMasks();
  keptByForm.set(form, known);
  return known;
}

function createKeptMasks(): KeptMasks {
  const masks = new Map<string, KeptMask>();
  const keyOf = ({ path, source, value }: MaskGround) => JSON.stringify([path, source, value]);
  return {
    find: (ground) => masks.get(keyOf(ground)) ?? null,
    keep(ground, mask) {
      if (mask.edits.length > 0) masks.set(keyOf(ground), mask);
      else masks.delete(keyOf(ground));
    },
    forget: (ground) => masks.delete(keyOf(ground)),
  };
}
