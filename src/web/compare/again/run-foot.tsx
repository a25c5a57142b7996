import { Play } from 'lucide-react';
import { useId } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { ExpectedPrice } from '#web/task/expected-price.tsx';
import { useProviderMode } from '#web/task/use-provider-mode.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Button } from '#web/ui/button.tsx';

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
  const mode = useProviderMode(model.provider);
  const priceId = useId();
  const isSame = before !== null && differencesOf(model, before, input).length === 0;
  const canRun = !isSame && !isBusy;
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-3">
      <div id={priceId} className="min-w-0 flex-1 basis-48">
        <ExpectedPrice model={model} input={input} tasks={1} />
        {mode === 'sandbox' ? (
          <Badge className="mt-1" title="Drawn by the sandbox">
            sandbox: play money
          </Badge>
        ) : null}
        {isSame ? <p className="mt-1 text-xs text-ink-soft">Nothing is changed yet.</p> : null}
      </div>
      <Button
        variant="primary"
        icon={Play}
        aria-disabled={!canRun}
        aria-describedby={priceId}
        onClick={() => canRun && onRun()}
      >
        {isBusy ? 'Sending…' : 'Run'}
      </Button>
    </div>
  );
}
