import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { imageCount } from '#core/cost.ts';
import { expectCost } from '#core/expect-cost.ts';
import type { Place } from '#core/preset/fill-places.ts';
import { layOver } from '#core/preset/lay-over.ts';
import type { ReadRecipe } from '#core/preset/read-recipe.ts';
import type { Input } from '#core/schema/input.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import { pastCostsQuery } from '#web/api/past-costs-query.ts';
import { valueInWords } from '#web/form/value-in-words.ts';
import { LeftOut } from '#web/playground/left-out.tsx';
import { MissingImages } from '#web/playground/missing-images.tsx';
import { formatUsd } from '#web/task/format.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { countOf } from '#web/ui/count-of.ts';
import { Notice } from '#web/ui/notice.tsx';

type RecipeReviewProps = {
  readonly recipe: ReadRecipe;
  /** Of its images that did not come along, with the previews that are to stand in for them. */
  readonly places: readonly Place[];
  /** What the form of its model holds. */
  readonly before: Input;
  /** Buttons. */
  readonly actions: ReactNode;
  /** What else there is to choose. */
  readonly children?: ReactNode;
};

/** What a recipe would set against what is there, what a run of it would cost, and what of it is left out. */
export function RecipeReview({ recipe, places, before, actions, children }: RecipeReviewProps) {
  const { model, title, description, isPartial, missingImages, left, isOfOtherDefinition } = recipe;
  const provider = useProviderTitle(model.provider);
  const { data: past = [] } = useQuery(pastCostsQuery(model.id));
  const after = layOver(model, before, { ...recipe, places });
  const differences = differencesOf(model, before, after);
  const cost = expectCost(model, after, { past, tasks: 1 });
  const images = imageCount(model, after);
  return (
    <section aria-label={title || 'Recipe'} className="space-y-3 text-sm">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          {title ? <h3 className="font-semibold wrap-anywhere text-ink">{title}</h3> : null}
          <p className="text-ink-soft">
            {isPartial ? 'Some parameters for ' : 'For '}
            <strong className="font-semibold text-ink">{model.definition.title}</strong> at {provider}. A run
            makes {countOf(images, 'image')},{' '}
            {cost ? <>≈ {formatUsd(cost.usd)}</> : 'at a price that is not known'}.
          </p>
          {description ? (
            <p className="mt-1 whitespace-pre-wrap wrap-anywhere text-ink-soft">{description}</p>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
      {isOfOtherDefinition ? (
        <Notice tone="neutral" title="It was made for another version of this model’s parameters">
          What is not taken any more is listed below; the rest is as it was.
        </Notice>
      ) : null}
      {differences.length === 0 ? (
        <p className="text-ink-soft">
          {places.length > 0 ? 'Beside its images, the' : 'The'} form holds all of this already.
        </p>
      ) : (
        <dl
          aria-label="What it sets"
          className="divide-y divide-line rounded-md border border-line bg-raised"
        >
          {differences.map(({ topic, title: name, was, now }) => (
            <div key={topic} className="flex flex-wrap gap-x-3 px-3 py-1.5">
              <dt className="w-40 shrink-0 wrap-anywhere text-ink-soft">{name}</dt>
              <dd className="min-w-0 flex-1 basis-40 wrap-anywhere text-ink tabular-nums">
                {was === undefined ? null : (
                  <>
                    <del className="text-ink-faint">{valueInWords(was)}</del> →{' '}
                  </>
                )}
                {valueInWords(now)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <MissingImages model={model} missingImages={missingImages} before={before} after={after} />
      {children}
      <LeftOut left={left} />
    </section>
  );
}
