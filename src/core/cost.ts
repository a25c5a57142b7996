import type { Model } from './models/registry.ts';
import type { Price } from './schema/definition.ts';
import type { Input } from './schema/input.ts';
import { getAt } from './schema/path.ts';
import { fieldOfRole, valueOfRole } from './schema/role.ts';
import type { Cost, TaskImage } from './task.ts';

/** What a run would cost by the prices on record, and which of them says so. */
export type Estimate = { readonly usd: number; readonly price: Price };

/** The price of a run beforehand, in USD, or `null` where no recorded price was seen with such values. */
export function estimateCost(model: Model, input: Input): Estimate | null {
  const matching = model.definition['x-pricing'].filter((price) => matches(price, input));
  const price = matching.toSorted((a, b) => conditionsOf(b) - conditionsOf(a))[0];
  return price ? { usd: roundUsd(price.usd * imageCount(model, input)), price } : null;
}

/** What a budget must hold back for a run: the larger of its estimate and the dearest price on record. `null`: no price at all. */
export function reservationFor(model: Model, input: Input): number | null {
  const prices = model.definition['x-pricing'].map((price) => price.usd);
  if (prices.length === 0) return null;
  const dearest = Math.max(...prices) * imageCount(model, input);
  return roundUsd(Math.max(estimateCost(model, input)?.usd ?? 0, dearest));
}

/** How many images a run asks for: unset, its default; 1 where the model has no such parameter, or it holds no count. */
export function imageCount(model: Model, input: Input): number {
  const field = fieldOfRole(model.fields, 'count');
  const preset = field?.kind === 'integer' ? field.default : null;
  const count = valueOfRole(model.fields, input, 'count') ?? preset;
  return typeof count === 'number' && count >= 1 ? count : 1;
}

/** The cost of a task from what came back: the sum of its images where each tells, else the estimate, else unknown. */
export function costOfImages(images: readonly Pick<TaskImage, 'costUsd'>[], estimate: Estimate | null): Cost {
  const costs = images.map((image) => image.costUsd).filter((usd) => usd !== null);
  if (images.length > 0 && costs.length === images.length) return { kind: 'reported', usd: sumUsd(costs) };
  return estimate ? { kind: 'estimated', usd: estimate.usd } : { kind: 'unknown', usd: null };
}

/** An amount, `times` over. */
export function scaleUsd(usd: number, times: number): number {
  return roundUsd(usd * times);
}

export function sumUsd(amounts: readonly number[]): number {
  return roundUsd(amounts.reduce((sum, usd) => sum + usd, 0));
}

/** To a hundred-millionth of a dollar: far below any price, far above the dust of adding. */
function roundUsd(usd: number): number {
  return Math.round(usd * 1e8) / 1e8;
}

function matches({ when = {}, settings }: Price, input: Input): boolean {
  return (
    settings !== 'unknown' && Object.entries(when).every(([path, value]) => getAt(input, path) === value)
  );
}

function conditionsOf(price: Price): number {
  return Object.keys(price.when ?? {}).length;
}
