import { useQuery } from '@tanstack/react-query';
import { Check, ChevronsUpDown, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { BrokenModel, Model } from '#core/models/registry.ts';
import { configQuery } from '#web/api/config-query.ts';
import { formatUsd } from '#web/task/format.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { Badge } from '#web/ui/badge.tsx';
import { classNames } from '#web/ui/class-names.ts';
import { Popover } from '#web/ui/popover.tsx';

type ModelPickerProps = {
  readonly models: readonly Model[];
  readonly broken: readonly BrokenModel[];
  readonly model: Model;
  readonly onPick: (id: string) => void;
};

/** Which model to run: name, provider, what it can do, what it costs, live or sandbox. */
export function ModelPicker({ models, broken, model, onPick }: ModelPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const provider = useProviderTitle(model.provider);
  return (
    <Popover
      label="Choose a model"
      open={isOpen}
      onOpenChange={setOpen}
      align="start"
      className="w-[min(26rem,calc(100vw-1.5rem))] p-1"
      trigger={
        <button
          type="button"
          aria-label={`Model: ${model.definition.title}, ${provider}. Choose another one`}
          className="flex min-w-0 flex-1 items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 text-left transition-colors duration-100 hover:border-line-strong hover:bg-hover"
        >
          <ModelSummary model={model} />
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <ul>
        {models.map((candidate) => (
          <li key={candidate.id}>
            <button
              type="button"
              aria-current={candidate.id === model.id}
              onClick={() => {
                setOpen(false);
                onPick(candidate.id);
              }}
              className={classNames(
                'flex w-full items-start gap-3 rounded px-2 py-2 text-left hover:bg-hover',
                candidate.id === model.id && 'bg-accent-soft',
              )}
            >
              <ModelSummary model={candidate} withCapabilities />
              <Check
                aria-hidden="true"
                className={classNames(
                  'mt-0.5 size-4 shrink-0 text-accent',
                  candidate.id !== model.id && 'invisible',
                )}
              />
            </button>
          </li>
        ))}
        {broken.map(({ name, reason }) => (
          <li key={name} className="flex gap-2 px-2 py-2 text-xs text-ink-soft">
            <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning" />
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium text-ink">{name} cannot be used.</span> Its definition is broken:
              <span className="block whitespace-pre-line">{reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function ModelSummary({
  model,
  withCapabilities = false,
}: {
  readonly model: Model;
  readonly withCapabilities?: boolean;
}) {
  const { data: config } = useQuery(configQuery);
  const provider = config?.providers.find((known) => known.id === model.provider);
  const { title, 'x-capabilities': capabilities, 'x-pricing': prices } = model.definition;
  const cheapest = prices.length > 0 ? Math.min(...prices.map((price) => price.usd)) : null;
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-2">
        <span className="truncate font-semibold">{title}</span>
        {provider ? (
          <Badge tone={provider.mode === 'live' ? 'success' : 'neutral'}>{provider.mode}</Badge>
        ) : null}
      </span>
      <span className="block truncate text-xs text-ink-soft">
        {provider?.title ?? model.provider} ·{' '}
        {cheapest === null ? 'price unknown' : `from ${formatUsd(cheapest)} an image`}
      </span>
      {withCapabilities ? (
        <span className="block text-xs text-ink-faint">
          {capabilities.map((name) => name.replaceAll('-', ' ')).join(', ')}
        </span>
      ) : null}
    </span>
  );
}
