import { Play } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { RunOffer } from '#web/task/run/run-offer.tsx';

type RunFootProps = {
  readonly model: Model;
  readonly form: InputForm;
  readonly isBusy: boolean;
  /** Whether something has to be changed first. */
  readonly isSame: (input: Input) => boolean;
  readonly onRun: () => void;
};

/** What the run is expected to cost, as it is typed, and the button that spends. */
export function RunFoot({ model, form, isBusy, isSame, onRun }: RunFootProps) {
  const input = useLiveInput(form);
  const isUnchanged = isSame(input);
  return (
    <div className="border-t border-line pt-3">
      <RunOffer
        model={model}
        input={input}
        icon={Play}
        label={isBusy ? 'Sending…' : 'Run'}
        canRun={!isUnchanged && !isBusy}
        onRun={onRun}
      >
        {isUnchanged ? <p className="mt-1 text-xs text-ink-soft">Nothing is changed yet.</p> : null}
      </RunOffer>
    </div>
  );
}
