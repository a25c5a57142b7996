import { useQueryClient } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Connection, followEvents } from '#web/api/live-events.ts';

/** Keeps the page in step with the server, and says so where it is not. */
export function ConnectionBar() {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => followEvents(client, setConnection), [client]);
  return (
    <div role="status" className="empty:hidden">
      {connection === 'lost' ? (
        <p className="flex items-center justify-center gap-2 bg-warning-soft px-3 py-1 text-xs text-warning">
          <WifiOff aria-hidden="true" className="size-3.5" />
          The server does not answer. What you see may be old; nothing is sent. Trying again by itself.
        </p>
      ) : null}
    </div>
  );
}
