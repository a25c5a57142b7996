import { useQueryClient } from '@tanstack/react-query';
import { Activity, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { configQuery } from '#web/api/config-query.ts';
import { session } from '#web/api/session/session.ts';
import { SignInPage } from './sign-in-page.tsx';

/**
 * Shows the page to whom the API takes, else the way in. Where a session ends by itself the page is kept behind it, with
 * everything that was typed; where the user has signed out, nothing of it is.
 */
export function AccessGate({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const state = useSyncExternalStore(session.subscribe, session.state);
  const isInUse = client.getQueryData(configQuery.queryKey) !== undefined;
  const focused = useRef<Element | null>(null);

  useEffect(
    () =>
      session.subscribe(() => {
        if (session.state() === 'ended') focused.current = document.activeElement;
        if (session.state() === 'left') client.clear();
        if (session.state() !== 'open') return;
        // What failed for want of a session begins anew, without its error in sight; the rest is read again.
        void client.resetQueries({ predicate: (query) => query.state.data === undefined });
        void client.invalidateQueries();
      }),
    [client],
  );

  useEffect(() => {
    if (state !== 'open') return;
    if (focused.current instanceof HTMLElement) focused.current.focus({ preventScroll: true });
    focused.current = null;
  }, [state]);

  return (
    <>
      {state === 'left' ? null : (
        <Activity mode={state === 'open' ? 'visible' : 'hidden'}>{children}</Activity>
      )}
      {state === 'open' ? null : <SignInPage isReturn={isInUse} />}
    </>
  );
}
