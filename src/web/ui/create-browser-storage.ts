type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What a browser keeps for the page, as JSON. It may be full, barred or written by others: then nothing is kept, and what
 * is read is `undefined`; whoever keeps something here holds it for as long as the page is open anyway. `open` may throw,
 * as a barred storage does.
 */
export function createBrowserStorage(open: () => Kept) {
  return {
    /** What stands there, unchecked; `undefined` where nothing does that can be read. */
    read(key: string): unknown {
      return attempt(() => JSON.parse(open().getItem(key) ?? '', withoutPrototype));
    },
    write(key: string, value: unknown): void {
      attempt(() => open().setItem(key, JSON.stringify(value)));
    },
    remove(key: string): void {
      attempt(() => open().removeItem(key));
    },
  };
}

export type BrowserStorage = ReturnType<typeof createBrowserStorage>;

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** A key of that name is nobody's, and would become the prototype of whatever it is copied into. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
