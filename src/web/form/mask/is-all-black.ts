/** Whether a mask repaints nothing. Reads no further than the first grey that is not black; the pieces are greys, 0 to 255. */
export async function isAllBlack(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const greys of pieces) if (greys.some((grey) => grey > 0)) return false;
  return true;
}
