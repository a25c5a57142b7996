import { estimateCost, imageCount } from '#core/cost.ts';
import type { Model } from '#core/models/registry.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { formatUsd } from '#web/task/format.ts';

/** What a run would cost, with where the figure comes from. Follows the form as it is typed. */
export function RunPrice({ model, form }: { readonly model: Model; readonly form: InputForm }) {
  const input = useLiveInput(form);
  const estimate = estimateCost(model, input);
  const count = imageCount(model, input);
  const images = count === 1 ? '1 image' : `${count} images`;
  if (!estimate) {
    return (
      <p className="text-xs text-ink-soft">
        {images} · <strong className="font-semibold text-ink">price unknown</strong>
        <span className="block text-ink-faint">{recordedPrices(model)}</span>
      </p>
    );
  }
  const { price } = estimate;
  return (
    <p className="text-xs text-ink-soft">
      {images} · <strong className="font-semibold text-ink">≈ {formatUsd(estimate.usd)}</strong>
      <span className="block truncate text-ink-faint" title={`${price.source}, read ${price.read}`}>
        {formatUsd(price.usd)} an image, by {sourceName(price.source)}
      </span>
    </p>
  );
}

/** What is on record, where nothing of it was seen with such values. */
function recordedPrices(model: Model): string {
  const prices = model.definition['x-pricing'].map((price) => price.usd);
  if (prices.length === 0) return 'No price of this model is on record';
  const range = [...new Set([Math.min(...prices), Math.max(...prices)])].map(formatUsd).join('–');
  return `Other sizes and steps: ${range} an image`;
}

/** A source's host where it is a URL, its own words where it is not. */
function sourceName(source: string): string {
  const url = /https:\/\/\S+/.exec(source)?.[0];
  return url && URL.canParse(url) ? new URL(url).host : (source.split(/[:;,.]/)[0] ?? source);
}
