import type { ReactNode } from 'react';

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-flex h-4 min-w-4 items-center justify-center rounded-sm border border-line bg-panel px-1 font-sans text-2xs text-ink-soft">
      {children}
    </kbd>
  );
}
