/** Bytes by key; the least lately used go first once there are more than `maxBytes`. */
export type ByteCache = {
  readonly get: (key: string) => Uint8Array | undefined;
  readonly set: (key: string, bytes: Uint8Array) => void;
};

export function createByteCache(maxBytes: number): ByteCache {
  const entries = new Map<string, Uint8Array>();
  let held = 0;

  function drop(key: string): void {
    held -= entries.get(key)?.byteLength ?? 0;
    entries.delete(key);
  }

  return {
    get(key) {
      const bytes = entries.get(key);
      if (!bytes) return undefined;
      // A Map keeps the order of insertion: taken out and put back, it is the newest.
      entries.delete(key);
      entries.set(key, bytes);
      return bytes;
    },
    set(key, bytes) {
      drop(key);
      entries.set(key, bytes);
      held += bytes.byteLength;
      for (const oldest of entries.keys()) {
        if (held <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}
