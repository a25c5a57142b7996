import { useQuery } from '@tanstack/react-query';
import { imageCount } from '#core/cost.ts';
import { type ExpectedCost, expectCost } from '#core/expect-cost.ts';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { pastCostsQuery } from '#web/api/past-costs-query.ts';
import { countOf } from '#web/ui/count-of.ts';
import { formatUsd } from './format.ts';
import { priceSource } from './price-source.ts';

type ExpectedPriceProps = { readonly model: Model; readonly input: Input; readonly tasks: number };

/** What a run is expected to cost, with where the figure comes from. */
export function ExpectedPrice({ model, input, tasks }: ExpectedPriceProps) {
  const { data: past = [] } = useQuery(pastCostsQuery(model.id));
  const expected = expectCost(model, input, { past, tasks });
  const count = imageCount(model, input) * tasks;
  const images = countOf(count, 'image');
  if (!expected) {
    return (
      <p className="text-xs text-ink-soft">
        {images} · <strong className="font-semibold text-ink">price unknown</strong>
        <span className="block text-ink-faint">{recordedPrices(model)}</span>
      </p>
    );
  }
  return (
    <p className="text-xs text-ink-soft">
      {images} · <strong className="font-semibold text-ink">≈ {formatUsd(expected.usd)}</strong>
      <Basis {...expected} />
    </p>
  );
}

function Basis({ usdPerImage, basis }: ExpectedCost) {
  const each = `${formatUsd(usdPerImage)} an image`;
  if (basis.kind === 'past') {
    const like = basis.count === 1 ? 'as the one like it' : `median of ${basis.count} like it`;
    return (
      <span className="block text-ink-faint" title="Your own images of this size and these steps">
        {each}, {like}
      </span>
    );
  }
  const { source, read } = basis.price;
  return (
    <span className="block text-ink-faint" title={`${source}, read ${read}`}>
      {each}
      {priceSource(source)}
    </span>
  );
}

/** What is on record, where nothing of it was seen with such values. */
function recordedPrices(model: Model): string {
  const prices = model.definition['x-pricing'].map((price) => price.usd);
  if (prices.length === 0) return 'No price of this model is on record';
  const range = [...new Set([Math.min(...prices), Math.max(...prices)])].map(formatUsd).join('–');
  return `Other sizes and steps: ${range} an image`;
}
