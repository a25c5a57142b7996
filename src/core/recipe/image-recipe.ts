import type { Input } from '#core/schema/input.ts';

/** The name under which a recipe stands in an image. */
export const RECIPE_KEYWORD = 'proofsheet';

/** What makes an image again, as it leaves this program: inside an image, or as a file of its own. All of it is listed here. */
export type ImageRecipe = {
  readonly program: 'Proofsheet';
  /** Of this form. One of a later version is not read. */
  readonly version: 1;
  /** The id of its definition: `runware/alibaba:qwen-image@2512`. */
  readonly model: string;
  /** What the user set, without private values and without the images that lie here. */
  readonly input: Input;
  /** Where it had such images: concrete paths, `inputs.referenceImages.0`. Unset: nowhere. */
  readonly missingImages?: readonly string[];
  /** Decimal digits: the one that came back, else the one that was sent. */
  readonly seed: string | null;
  /** In pixels, as it came; `null` where it tells of no one image. */
  readonly width: number | null;
  readonly height: number | null;
  /** When it was asked for: ISO 8601, UTC. */
  readonly made: string;
};
