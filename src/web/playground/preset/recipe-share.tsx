import { useId, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { LINK_FORMAT } from '#core/preset/link-format.ts';
import type { LinkedRecipe } from '#core/preset/linked-recipe.ts';
import type { Recipe } from '#core/preset/recipe.ts';
import type { Shareable } from '#core/preset/to-shareable.ts';
import type { Input } from '#core/schema/input.ts';
import { formatCount } from '#web/ui/format-count.ts';
import { Switch } from '#web/ui/switch.tsx';
import { type LinkPreviews, useLinkPreviews } from './preview/use-link-previews.ts';
import { RecipeLink } from './recipe-link.tsx';
import { StaysHere } from './stays-here.tsx';

type RecipeShareProps = {
  readonly model: Model;
  /** Without what stays here. */
  readonly recipe: Recipe;
  /** With the images that stay here. */
  readonly input: Input;
  readonly shared: Shareable;
};

/** The link of a recipe, what it is without, and whether small previews stand in for images that are only here. */
export function RecipeShare({ model, recipe, input, shared }: RecipeShareProps) {
  const { imagePaths } = shared;
  const costId = useId();
  const [isPreviewed, setPreviewed] = useState(false);
  const linked: LinkedRecipe = imagePaths.length > 0 ? { ...recipe, missingImages: imagePaths } : recipe;
  const found = useLinkPreviews({ recipe: linked, input, paths: imagePaths });
  const put = isPreviewed && found.kind === 'fit' ? found : null;
  return (
    <>
      {imagePaths.length > 0 ? (
        <div>
          <Switch
            checked={put !== null}
            disabled={found.kind !== 'fit'}
            onChange={setPreviewed}
            aria-describedby={costId}
          >
            Put small previews in
          </Switch>
          <p id={costId} className="text-xs text-ink-soft tabular-nums">
            {costInWords(found)}
          </p>
        </div>
      ) : null}
      <StaysHere model={model} {...shared} previews={put?.previews ?? []} />
      <RecipeLink recipe={put?.recipe ?? linked} />
    </>
  );
}

const MOST = formatCount(LINK_FORMAT.maxLength);

function costInWords(found: LinkPreviews): string {
  switch (found.kind) {
    case 'making':
      return 'They are being made…';
    case 'unreadable':
      return 'The images cannot be read any more: no preview can be made of them.';
    case 'no-room':
      return `They do not fit: the whole link has room for ${MOST} characters. Leave long texts out under Parameters.`;
    case 'fit': {
      const [added, length] = [found.added, found.length].map(formatCount);
      return `They add ${added} characters to the link: ${length} of at most ${MOST}.`;
    }
  }
}
