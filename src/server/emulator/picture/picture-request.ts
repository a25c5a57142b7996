/** An image given to the emulator: its bytes, or the label of what it cannot fetch, such as a URL's host and file. */
export type PictureInput =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreachable'; readonly label: string };

/** What a picture is drawn from. */
export type PictureRequest = {
  readonly prompt: string;
  readonly negativePrompt?: string | undefined;
  /** Decimal digits, 0 … 2^63−1. */
  readonly seed: string;
  /** Of the result, 128–2048 px, in any ratio. */
  readonly width: number;
  readonly height: number;
  /** ≥ 1; few steps leave the picture soft and noisy. 28 where left out. */
  readonly steps?: number | undefined;
  /** About 1–20: contrast and saturation. 4 where both are left out. */
  readonly guidance?: number | undefined;
  readonly trueCfg?: number | undefined;
  readonly scheduler?: string | undefined;
  readonly format: 'jpeg' | 'png' | 'webp';
  /** 0–100. PNG is lossless: it has no quality. */
  readonly quality: number;
  readonly source?: PictureInput | undefined;
  /** 0–1: 0 keeps the source unchanged, 1 ignores it. Where left out: 1 under a mask, else 0.7. */
  readonly strength?: number | undefined;
  /** White = repaint, black = keep; laid over the source. Outside the white the source stays as it is. */
  readonly mask?: PictureInput | undefined;
  /** How far the source was extended, in px of the result. The source keeps its place, the rest is drawn. */
  readonly outpaint?:
    | { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
    | undefined;
  /** The first three are shown. */
  readonly references?: readonly PictureInput[] | undefined;
};
