import { type ReactNode, useEffect } from 'react';
import { fetchParts } from './lazy-part.ts';
import { ToastProvider } from './toast-provider.tsx';
import { TooltipLayer } from './tooltip-layer.tsx';

/** When the parts are fetched that the first load left out, in milliseconds after it: then the page needs its server for data alone. */
const FETCH_AHEAD_MS = 3_000;

/** Goes around the whole page, once. Holds the toasts and draws the tooltips. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  useEffect(() => {
    const timer = window.setTimeout(() => void fetchParts(), FETCH_AHEAD_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <ToastProvider>
      {children}
      <TooltipLayer />
    </ToastProvider>
  );
}
