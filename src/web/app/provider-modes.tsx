import { useQuery } from '@tanstack/react-query';
import { Pause } from 'lucide-react';
import { configQuery } from '#web/api/config-query.ts';
import { Countdown } from '#web/task/countdown.tsx';
import { Badge } from '#web/ui/badge.tsx';

/** Sandbox or live, for each provider, and why one is paused. */
export function ProviderModes() {
  const { data: config } = useQuery(configQuery);
  return (
    <ul aria-label="Providers" className="flex items-center gap-1.5 max-lg:hidden">
      {config?.providers.map(({ id, title, mode, paused, keyVariable }) => (
        <li key={id}>
          {paused ? (
            <Badge
              tone="warning"
              icon={Pause}
              title={`${paused.reason} What waits is sent then; cancel is free.`}
            >
              {title} paused<span className="sr-only">. {paused.reason}</span> · tried{' '}
              <Countdown until={paused.until} />
            </Badge>
          ) : (
            <Badge
              tone={mode === 'live' ? 'success' : 'neutral'}
              title={
                mode === 'live'
                  ? 'Runs cost real money'
                  : `Play money. Set ${keyVariable} and start again to go live`
              }
            >
              {title} {mode}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
