/** A picture small enough to travel as text: in a link in the place of an image, in a file of presets beside one. */
export type SmallPicture = {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  /** In pixels, as its header has them. */
  readonly width: number;
  readonly height: number;
  /** Its bytes, in base64url. */
  readonly data: string;
};

/** The largest that is made or taken. Source: threats.md R10, whose whole link has 16 kB. */
export const SMALL_PICTURE = {
  maxBytes: 16_384,
  /** Of its longer side, in pixels. */
  maxSide: 512,
} as const;
