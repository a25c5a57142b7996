/** SHA-256 of a file in hex; `null` on a page without `crypto.subtle`, as over plain http elsewhere than on loopback. */
export async function hashBytes(file: Blob): Promise<string | null> {
  // The type of the DOM says that it is always there.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const hash = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
