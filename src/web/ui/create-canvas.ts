type Pixels = { readonly width: number; readonly height: number };

/** A canvas that is not in the page, black all over. Opaque: a mask has no transparency. `isRead`: its pixels are asked for. */
export function createCanvas({ width, height }: Pixels, isRead = false): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: isRead });
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  // Until it is drawn on, even an opaque canvas counts as empty.
  context.fillRect(0, 0, width, height);
  return context;
}
