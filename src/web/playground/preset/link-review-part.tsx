import { useQuery } from '@tanstack/react-query';
import { decodeLink } from '#core/preset/decode-link.ts';
import type { RawRecipe } from '#core/preset/raw-recipe.ts';
import { readRecipe } from '#core/preset/read-recipe.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { LeftOut } from '#web/playground/left-out.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { LinkedRecipeReview } from './linked-recipe-review.tsx';
import type { PresetProps } from './preset-props.ts';

type LinkReviewPartProps = PresetProps & {
  readonly fragment: string;
  readonly onClose: () => void;
  /** One of its recipes was taken, and there are so many others. */
  readonly onPutAside: (others: number) => void;
};

const NO_HASHES: ReadonlyMap<string, string> = new Map();

/** A link as its recipes, before anything of it is in the form. It runs nothing, and fetches nothing that it names. */
export function LinkReviewPart({
  fragment,
  models,
  readInput,
  onApply,
  onClose,
  onPutAside,
}: LinkReviewPartProps) {
  const { data: link } = useQuery({
    queryKey: ['link', fragment],
    queryFn: async () =>
      (await decodeLink(fragment)) ?? { kind: 'refused' as const, why: 'It carries nothing.' },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const hashes = useQuery(modelsQuery).data?.hashes ?? NO_HASHES;
  const recipes = link?.kind === 'recipes' ? link.recipes : [];

  function apply(recipe: Parameters<PresetProps['onApply']>[0]): void {
    if (recipes.length > 1) onPutAside(recipes.length - 1);
    else onClose();
    onApply(recipe);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={recipes.length > 1 ? `${recipes.length} recipes from a link` : 'A recipe from a link'}
      description={
        recipes.length > 0
          ? 'Nothing of it is in the form yet, and nothing is sent or paid by opening a link.'
          : 'Nothing is sent or paid by opening a link.'
      }
      size="lg"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="space-y-6">
        {link ? null : <Skeleton className="h-24" />}
        {link?.kind === 'refused' ? (
          <Notice tone="danger" role="alert" title="This link cannot be opened">
            {link.why} Your form is as it was.
          </Notice>
        ) : null}
        {link?.kind === 'recipes' ? (
          <LeftOut left={link.strange.map((name) => ({ name, why: 'It means nothing here.' }))} />
        ) : null}
        {recipes.map((raw, at) => {
          const recipe = readRecipe(raw, { models, hashes });
          // biome-ignore lint/suspicious/noArrayIndexKey: the recipes of a link stay as they are
          if (!recipe) return <UnknownModel key={at} raw={raw} />;
          return (
            <LinkedRecipeReview
              // biome-ignore lint/suspicious/noArrayIndexKey: the recipes of a link stay as they are
              key={at}
              raw={raw}
              recipe={recipe}
              before={readInput(recipe.model)}
              isOnly={recipes.length === 1}
              onApply={apply}
            />
          );
        })}
      </div>
    </Dialog>
  );
}

function UnknownModel({ raw }: { readonly raw: RawRecipe }) {
  return (
    <Notice tone="danger" title="This model is not known here">
      {raw.title ? `“${raw.title}” is for ` : 'The recipe is for '}
      <code className="font-mono text-xs wrap-anywhere text-ink">{raw.model}</code>. Add its definition, or
      ask for a recipe of a model that is here. Your form is as it was.
    </Notice>
  );
}
