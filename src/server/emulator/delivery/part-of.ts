/** What of a body comes through before it breaks off. Never all of it, or nothing would be broken. */
export function partOf(bytes: Uint8Array, breakAt: number | 'half'): Uint8Array {
  const wanted = breakAt === 'half' ? Math.floor(bytes.byteLength / 2) : breakAt;
  return bytes.subarray(0, Math.max(0, Math.min(wanted, bytes.byteLength - 1)));
}
