import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { ToastProvider } from './toast-provider.tsx';

/**
 * Goes around the whole page, once. Bars the only `<style>` elements that Base UI would inject (they hide native scroll
 * bars), so that `style-src 'self'` holds; lets tooltips beside each other open at once; holds the toasts.
 */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <BaseTooltip.Provider delay={400} closeDelay={0}>
        <ToastProvider>{children}</ToastProvider>
      </BaseTooltip.Provider>
    </CSPProvider>
  );
}
