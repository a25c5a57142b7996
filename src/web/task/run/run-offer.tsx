import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { ExpectedPrice } from '#web/task/expected-price.tsx';
import { useProviderMode } from '#web/task/use-provider-mode.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Button } from '#web/ui/button.tsx';

type RunOfferProps = {
  readonly model: Model;
  readonly input: Input;
  readonly icon: LucideIcon;
  /** Of the button. */
  readonly label: string;
  readonly canRun: boolean;
  readonly onRun: () => void;
  /** What stands beneath the price. */
  readonly children?: ReactNode;
};

/** What one run is expected to cost, and the button that spends it. */
export function RunOffer({ model, input, icon, label, canRun, onRun, children }: RunOfferProps) {
  const priceId = useId();
  const mode = useProviderMode(model.provider);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div id={priceId} className="min-w-0 flex-1 basis-48">
        <ExpectedPrice model={model} input={input} tasks={1} />
        {mode === 'sandbox' ? (
          <Badge className="mt-1" title="Drawn by the sandbox">
            sandbox: play money
          </Badge>
        ) : null}
        {children}
      </div>
      <Button
        variant="primary"
        icon={icon}
        aria-disabled={!canRun}
        aria-describedby={priceId}
        onClick={() => canRun && onRun()}
      >
        {label}
      </Button>
    </div>
  );
}
