import { useQueryClient } from '@tanstack/react-query';
import { Hourglass, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Connection, followEvents } from '#web/api/live-events.ts';
import { useOnline } from './use-online.ts';

/** Keeps the page in step with the server, and says so where it is not. */
export function ConnectionBar() {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  const isOnline = useOnline();
  useEffect(() => followEvents(client, setConnection), [client]);
  const sentence = sentenceOf(connection, isOnline);
  const Icon = connection === 'held' ? Hourglass : WifiOff;
  return (
    <div role="status" className="empty:hidden">
      {sentence ? (
        <p className="flex items-start justify-center gap-2 bg-warning-soft px-3 py-1 text-xs text-warning">
          <Icon aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {sentence}
        </p>
      ) : null}
    </div>
  );
}

function sentenceOf(connection: Connection, isOnline: boolean): string | null {
  switch (connection) {
    case 'connecting':
    case 'live':
      return null;
    case 'held':
      return 'Updates are held back on their way here. Asking every few seconds instead; all else works as usual.';
    case 'lost':
      return isOnline
        ? 'The server does not answer. What you see may be old; nothing is sent, and what you type stays. Trying again by itself.'
        : 'This browser is offline. What you see may be old; nothing is sent, and what you type stays.';
  }
}
