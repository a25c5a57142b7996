import { LINK_FORMAT } from '#core/preset/link-format.ts';

let fragment: string | null = null;
const listeners = new Set<() => void>();

/**
 * The preset link that the page was opened with, or led to, until it has been looked at. Its fragment leaves the address bar at
 * once: a reload must not offer it again, and no copied address carries it on.
 */
export const openedLink = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Without `#`; `null`: there is none. */
  fragment: () => fragment,
  dismiss: () => set(null),
};

function set(next: string | null): void {
  fragment = next;
  for (const listener of listeners) listener();
}

function take(): void {
  const { hash, pathname, search } = window.location;
  if (!hash.startsWith(`#${LINK_FORMAT.name}`)) return;
  window.history.replaceState(window.history.state, '', pathname + search);
  set(hash.slice(1));
}

// Before the router reads the address.
take();
window.addEventListener('hashchange', take);
