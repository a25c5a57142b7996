import type { Model } from '#core/models/registry.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { ExpectedPrice } from '#web/task/expected-price.tsx';

type RunPriceProps = { readonly model: Model; readonly form: InputForm; readonly tasks: number };

/** What a run is expected to cost. Follows the form as it is typed. */
export function RunPrice({ model, form, tasks }: RunPriceProps) {
  return <ExpectedPrice model={model} input={useLiveInput(form)} tasks={tasks} />;
}
