/** Pixels: three bytes each (red, green, blue, sRGB), row by row from the top. */
export type Frame = { readonly data: Uint8Array; readonly width: number; readonly height: number };
