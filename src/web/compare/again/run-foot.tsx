import { Play } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { RunOffer } from '#web/task/run/run-offer.tsx';

type RunFootProps = {
  readonly model: Model;
  readonly form: InputForm;
  /** What has to be changed before it is run; `null`: nothing has to be. */
  readonly before: Input | null;
  readonly isBusy: boolean;
  readonly onRun: () => void;
};

/** What the run is expected to cost, as it is typed, and the button that spends. */
export function RunFoot({ model, form, before, isBusy, onRun }: RunFootProps) {
  const input = useLiveInput(form);
  const isSame = before !== null && differencesOf(model, before, input).length === 0;
  return (
    <div className="border-t border-line pt-3">
      <RunOffer
        model={model}
        input={input}
        icon={Play}
        label={isBusy ? 'Sending…' : 'Run'}
        canRun={!isSame && !isBusy}
        onRun={onRun}
      >
        {isSame ? <p className="mt-1 text-xs text-ink-soft">Nothing is changed yet.</p> : null}
      </RunOffer>
    </div>
  );
}
