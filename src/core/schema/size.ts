/** Of a picture as it is seen, in pixels. */
export type Size = { readonly width: number; readonly height: number };
