import type { ReactNode } from 'react';
import { ToastProvider } from './toast-provider.tsx';
import { TooltipLayer } from './tooltip-layer.tsx';

/** Goes around the whole page, once. Holds the toasts and draws the tooltips. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <ToastProvider>
      {children}
      <TooltipLayer />
    </ToastProvider>
  );
}
