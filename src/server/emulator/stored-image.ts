/**
 * An input image as a stored input holds it: one line of text in the image's place.
 * `stored:<sha256>:<width>x<height>` for bytes in the book, `unreachable:<label>` for an address on a foreign host.
 */
export type StoredImage =
  | { readonly kind: 'stored'; readonly sha256: string; readonly width: number; readonly height: number }
  | { readonly kind: 'unreachable'; readonly label: string };

/** Text ⇄ stored image. Reading answers `null` for any other text. */
export const storedImage = {
  write(image: StoredImage): string {
    return image.kind === 'stored'
      ? `stored:${image.sha256}:${image.width}x${image.height}`
      : `unreachable:${image.label}`;
  },
  read(text: string): StoredImage | null {
    if (text.startsWith('unreachable:')) return { kind: 'unreachable', label: text.slice(12) };
    const [, sha256, width, height] = /^stored:([0-9a-f]{64}):(\d+)x(\d+)$/.exec(text) ?? [];
    return sha256 ? { kind: 'stored', sha256, width: Number(width), height: Number(height) } : null;
  },
};
