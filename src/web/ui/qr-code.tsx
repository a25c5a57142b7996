import { encode } from 'uqr';

type QrCodeProps = { readonly text: string; readonly label: string };

/** The most that a QR code holds as bytes at its lowest level of correction (ISO/IEC 18004, version 40). */
const MOST_BYTES = 2_953;
/** Pixels of one module, so that a camera reads it off a screen. */
const MODULE = 4;

/** A text as a QR code, dark on light in either theme: not every camera reads the other way round. */
export function QrCode({ text, label }: QrCodeProps) {
  if (new TextEncoder().encode(text).length > MOST_BYTES) {
    return (
      <p className="text-xs text-ink-soft">This is too long for a QR code, which holds 2,953 characters.</p>
    );
  }
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      width={size * MODULE}
      className="h-auto max-w-full rounded bg-white fill-black"
    >
      <path d={path} />
    </svg>
  );
}
