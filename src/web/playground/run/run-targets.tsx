import type { Model } from '#core/models/registry.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { PrivateTargets } from '#web/playground/private-targets.tsx';

type RunTargetsProps = { readonly model: Model; readonly form: InputForm; readonly id: string };

/** Where the next run goes beside here. Follows the form as it is typed. */
export function RunTargets({ model, form, id }: RunTargetsProps) {
  return <PrivateTargets model={model} input={useLiveInput(form)} id={id} />;
}
