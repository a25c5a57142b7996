/** A place in the mask, in its own pixels, and the brush's radius there, in the same. */
export type StrokePoint = { readonly x: number; readonly y: number; readonly radius: number };

export type Stroke = {
  readonly kind: 'stroke';
  /** The brush paints white, which repaints; the eraser black, which keeps. */
  readonly tool: 'brush' | 'eraser';
  /** Which part of the radius is the soft edge: 0 is hard, 1 fades from the middle on. */
  readonly softness: number;
  readonly points: readonly StrokePoint[];
};

/** One step of work on a mask, which can be undone. A mask is what its edits make of plain black. */
export type MaskEdit =
  | Stroke
  | { readonly kind: 'fill'; readonly colour: 'white' | 'black' }
  | { readonly kind: 'invert' }
  /** Another mask in the place of this one, stretched to its size. */
  | { readonly kind: 'picture'; readonly picture: ImageBitmap };
