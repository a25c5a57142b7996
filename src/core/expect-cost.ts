import { type Estimate, estimateCost, imageCount, scaleUsd } from './cost.ts';
import type { Model } from './models/registry.ts';
import { likenessOf, type PastCost } from './past-costs.ts';
import type { Price } from './schema/definition.ts';
import type { Input } from './schema/input.ts';

/** What a run is expected to cost, in USD, and by what: the user's own images of the kind, else a price on record. */
export type ExpectedCost = {
  readonly usd: number;
  readonly usdPerImage: number;
  readonly basis:
    | { readonly kind: 'past'; readonly count: number }
    | { readonly kind: 'price'; readonly price: Price };
};

/** The cost of `tasks` tasks with this input beforehand; `null`: nobody can tell. */
export function expectCost(
  model: Model,
  input: Input,
  { past, tasks }: { readonly past: readonly PastCost[]; readonly tasks: number },
): ExpectedCost | null {
  const like = likenessOf(model, input);
  const known = past.find((cost) => cost.like === like);
  const images = imageCount(model, input) * tasks;
  if (known) {
    const { usdPerImage, count } = known;
    return { usd: scaleUsd(usdPerImage, images), usdPerImage, basis: { kind: 'past', count } };
  }
  const estimate: Estimate | null = estimateCost(model, input);
  if (!estimate) return null;
  const { usd: usdPerImage } = estimate.price;
  return { usd: scaleUsd(estimate.usd, tasks), usdPerImage, basis: { kind: 'price', price: estimate.price } };
}
