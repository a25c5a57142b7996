import { LockOpen, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#web/ui/icon-button.tsx';
import { isEncrypted } from './is-encrypted.ts';

/** Says that others can read along, until it is put away. It comes back with every load of the page. */
export function EncryptionBar() {
  const [isPutAway, setPutAway] = useState(false);
  if (isEncrypted() || isPutAway) return null;
  return (
    <section
      aria-label="Warning"
      className="flex items-start justify-center gap-2 border-b border-warning/30 bg-warning-soft py-0.5 pr-1 pl-3 text-xs text-warning"
    >
      <LockOpen aria-hidden="true" className="mt-1 size-3.5 shrink-0" />
      <p className="py-1">
        <strong className="font-semibold">Not encrypted.</strong> Others on this network can read prompts,
        pictures and what you type. Use https where you can.
      </p>
      <IconButton size="sm" icon={X} label="Put the warning away" onClick={() => setPutAway(true)} />
    </section>
  );
}
