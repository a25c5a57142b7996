/**
 * Decodes one point of WOFF2's triplet coding: a flag, then 1 to 4 bytes taken with `next`.
 * dx and dy are in font units from the point before it.
 * Source: https://www.w3.org/TR/WOFF2/#triplet_decoding
 */
export function readGlyphPoint(
  flagByte: number,
  next: () => number,
): { readonly onCurve: boolean; readonly dx: number; readonly dy: number } {
  const onCurve = flagByte < 128;
  const flag = flagByte & 127;
  const first = next();
  if (flag < 10) return { onCurve, dx: 0, dy: signed(flag, ((flag & 14) << 7) + first) };
  if (flag < 20) return { onCurve, dx: signed(flag, (((flag - 10) & 14) << 7) + first), dy: 0 };
  if (flag < 84) {
    const code = flag - 20;
    const dx = 1 + (code & 0x30) + (first >> 4);
    const dy = 1 + ((code & 0x0c) << 2) + (first & 15);
    return { onCurve, dx: signed(flag, dx), dy: signed(flag >> 1, dy) };
  }
  const second = next();
  if (flag < 120) {
    const code = flag - 84;
    const dx = 1 + (Math.floor(code / 12) << 8) + first;
    const dy = 1 + (((code % 12) >> 2) << 8) + second;
    return { onCurve, dx: signed(flag, dx), dy: signed(flag >> 1, dy) };
  }
  const third = next();
  if (flag < 124) {
    const dx = (first << 4) + (second >> 4);
    const dy = ((second & 15) << 8) + third;
    return { onCurve, dx: signed(flag, dx), dy: signed(flag >> 1, dy) };
  }
  const dx = (first << 8) + second;
  const dy = (third << 8) + next();
  return { onCurve, dx: signed(flag, dx), dy: signed(flag >> 1, dy) };
}

/** The lowest bit of a triplet's flag is set for a positive number. */
function signed(flag: number, value: number): number {
  return flag & 1 ? value : -value;
}
