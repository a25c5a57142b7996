/**
 * What this browser keeps for the page, as JSON. It may be full, barred or written by others: then nothing is kept, and what
 * is read is `undefined`; whoever keeps something here holds it for as long as the page is open anyway.
 */
export const browserStorage = {
  /** What stands there, unchecked; `undefined` where nothing does that can be read. */
  read(key: string): unknown {
    return attempt(() => JSON.parse(localStorage.getItem(key) ?? '', withoutPrototype));
  },
  write(key: string, value: unknown): void {
    attempt(() => localStorage.setItem(key, JSON.stringify(value)));
  },
  remove(key: string): void {
    attempt(() => localStorage.removeItem(key));
  },
};

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
