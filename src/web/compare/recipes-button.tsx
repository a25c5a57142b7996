import { useQuery } from '@tanstack/react-query';
import type { Compared } from '#core/compare/compared.ts';
import type { Recipe } from '#core/preset/recipe.ts';
import { toShareable } from '#core/preset/to-shareable.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { encodedLinkQuery } from '#web/task/encoded-link-query.ts';
import { recipeOfTask } from '#web/task/recipe-of-task.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { modelTitle } from './model-title.ts';

/** Copies a link with the recipes of all that is compared, so that who has none of these images can make them. Nothing where they are too long for one. */
export function RecipesButton({ all }: { readonly all: readonly Compared[] }) {
  const hashes = useQuery(modelsQuery).data?.hashes;
  const recipes = all.flatMap((compared, index) => recipeOf(compared, index, hashes));
  const { data: fragment } = useQuery({ ...encodedLinkQuery(recipes), enabled: recipes.length > 0 });
  if (!fragment) return null;
  return (
    <CopyButton text={`${window.location.origin}/#${fragment}`} label="Copy a link with all recipes">
      Recipes
    </CopyButton>
  );
}

/** None where the definition is gone: nobody knows which of its values are private. */
function recipeOf(
  compared: Compared,
  index: number,
  hashes: ReadonlyMap<string, string> | undefined,
): readonly Recipe[] {
  const { task, image, model } = compared;
  if (!model) return [];
  const { input } = toShareable(model, recipeOfTask({ ...task, images: [image] }, model, true));
  return [
    {
      model: model.id,
      definition: hashes?.get(model.id) ?? '',
      title: `${index + 1}. ${modelTitle(compared)}`,
      description: '',
      isPartial: false,
      input,
    },
  ];
}
