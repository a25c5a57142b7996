import { LINK_FORMAT } from '#core/preset/link-format.ts';

let fragment: string | null = null;
let aside: string | null = null;
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
  dismiss: () => set({ fragment: null, aside }),
  /** Closes it, and keeps it at hand until the page is left or another is opened. */
  putAside: () => set({ fragment: null, aside: fragment }),
  /** The one that is kept at hand; `null`: there is none. */
  aside: () => aside,
  openAgain: () => set({ fragment: aside, aside }),
};

function set(next: { readonly fragment: string | null; readonly aside: string | null }): void {
  ({ fragment, aside } = next);
  for (const listener of listeners) listener();
}

function take(): void {
  const { hash, pathname, search } = window.location;
  if (!hash.startsWith(`#${LINK_FORMAT.name}`)) return;
  window.history.replaceState(window.history.state, '', pathname + search);
  set({ fragment: hash.slice(1), aside: null });
}

// Before the router reads the address.
take();
window.addEventListener('hashchange', take);
