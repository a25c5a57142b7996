import { useQuery } from '@tanstack/react-query';
import type { SpendReport } from '#core/spend.ts';
import { configQuery } from '#web/api/config-query.ts';
import { spendQuery } from '#web/api/spend-query.ts';
import { formatUsd } from '#web/task/format.ts';
import { Popover } from '#web/ui/popover.tsx';

/** What was spent today (UTC), real money apart from play money, against the cap where one is set. */
export function SpendToday() {
  const { data: spend } = useQuery(spendQuery);
  const { data: config } = useQuery(configQuery);
  if (!spend || !config) return null;
  const { live, sandbox } = spend.today;
  const isAllSandbox = config.providers.every((provider) => provider.mode === 'sandbox');
  const shown = isAllSandbox ? sandbox : live;
  const cap = config.budget ? ` of ${formatUsd(config.budget.usdPerDay)}` : '';
  return (
    <Popover
      label="Spend"
      align="end"
      showLabel
      trigger={
        <button
          type="button"
          className="flex h-8 items-center gap-1 rounded-md px-1 text-sm hover:bg-hover max-sm:flex-col max-sm:items-end max-sm:justify-center max-sm:gap-0 max-sm:leading-4 sm:px-2"
          aria-label={`Spent today: ${formatUsd(shown.usd)}${cap}${isAllSandbox ? ', play money' : ''}`}
        >
          <span className="text-ink-soft max-sm:hidden">Today</span>
          <strong className="font-semibold">{formatUsd(shown.usd)}</strong>
          {isAllSandbox ? (
            <span className="text-xs text-ink-soft max-sm:text-2xs max-sm:leading-3">play</span>
          ) : (
            <span className="text-xs text-ink-soft max-sm:text-2xs max-sm:leading-3">{cap}</span>
          )}
        </button>
      }
    >
      <div className="w-64 space-y-3 text-xs">
        <Total title="Real money today" total={live} />
        <Total title="Play money today" total={sandbox} />
        <p className="text-ink-faint">
          Days are counted in UTC.{' '}
          {config.budget ? `The cap is ${formatUsd(config.budget.usdPerDay)} a day.` : 'No cap is set.'}
        </p>
      </div>
    </Popover>
  );
}

function Total({ title, total }: { readonly title: string; readonly total: SpendReport['today']['live'] }) {
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-0.5 [&>dd]:text-right">
      <dt className="font-semibold">{title}</dt>
      <dd className="font-semibold">{formatUsd(total.usd)}</dd>
      <dt className="text-ink-soft">Tasks</dt>
      <dd>{total.tasks}</dd>
      {total.reservedUsd > 0 ? (
        <>
          <dt className="text-ink-soft">Held back, not settled</dt>
          <dd>{formatUsd(total.reservedUsd)}</dd>
        </>
      ) : null}
      {total.estimatedTasks > 0 ? (
        <>
          <dt className="text-ink-soft">Of them estimated</dt>
          <dd>{total.estimatedTasks}</dd>
        </>
      ) : null}
      {total.unknownTasks > 0 ? (
        <>
          <dt className="text-ink-soft">Cost unknown</dt>
          <dd>{total.unknownTasks}</dd>
        </>
      ) : null}
    </dl>
  );
}
