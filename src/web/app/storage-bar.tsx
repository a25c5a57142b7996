import { useQuery } from '@tanstack/react-query';
import { HardDrive } from 'lucide-react';
import { configQuery } from '#web/api/config-query.ts';

/** Says that no paid work is taken, while the server cannot write it down. */
export function StorageBar() {
  const { data: config } = useQuery(configQuery);
  return (
    <div role="alert" className="empty:hidden">
      {config?.storage ? (
        <p className="flex items-start justify-center gap-2 border-b border-danger/30 bg-danger-soft px-3 py-1 text-xs text-danger">
          <HardDrive aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          <span className="wrap-anywhere">
            <strong className="font-semibold">Paid work is stopped.</strong> {config.storage.reason} What runs
            goes on; nothing is lost.
          </span>
        </p>
      ) : null}
    </div>
  );
}
