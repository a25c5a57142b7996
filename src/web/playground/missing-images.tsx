import type { Model } from '#core/models/registry.ts';
import { type ImageToChoose, imagesToChoose } from '#core/preset/images-to-choose.ts';
import type { Input } from '#core/schema/input.ts';
import { countOf } from '#web/ui/count-of.ts';
import { Notice } from '#web/ui/notice.tsx';

type MissingImagesProps = {
  readonly model: Model;
  /** Where images did not come along with a recipe: concrete paths. */
  readonly missingImages: readonly string[];
  /** What the form of its model holds, and what it would hold. */
  readonly before: Input;
  readonly after: Input;
};

/** What images did not come along with a recipe, and what its reader does about them. */
export function MissingImages({ model, ...recipe }: MissingImagesProps) {
  const images = imagesToChoose(model, recipe);
  if (images.length === 0) return null;
  const count = recipe.missingImages.length;
  return (
    <Notice
      tone={images.some(({ isNeeded }) => isNeeded) ? 'warning' : 'neutral'}
      title={
        count === 0
          ? 'A run needs an image'
          : count === 1
            ? 'An image did not come along'
            : `${count} images did not come along`
      }
    >
      <ul aria-label="Images to choose" className="mt-1 space-y-1">
        {images.map((image) => (
          <li key={image.title}>
            <strong className="font-medium text-ink">{image.title}</strong>: {inWords(image)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function inWords({ missing, isKept, isNeeded }: ImageToChoose): string {
  const said =
    missing > 0 ? `${countOf(missing, 'image')} that stayed where this was made.` : 'there is none.';
  if (isNeeded) return `${said} A run needs one: choose your own in the form.`;
  return isKept
    ? `${said} Choose your own, or keep what your form has there.`
    : `${said} Choose your own in the form.`;
}
