import type { ReactNode } from 'react';
import type { Size } from '#core/schema/size.ts';

type PictureFrameProps = {
  readonly first: Size;
  /** How many rows of pictures are to be seen together. */
  readonly rows?: number;
  readonly children: ReactNode;
};

/** The window through which a part of the pictures is seen, in the shape of the first one. */
export function PictureFrame({ first, rows = 1, children }: PictureFrameProps) {
  return (
    <div
      data-frame
      style={{ aspectRatio: `${first.width} / ${first.height}`, maxHeight: rows > 1 ? '38dvh' : '68dvh' }}
      className="relative w-full cursor-grab touch-none overflow-hidden rounded bg-hover active:cursor-grabbing"
    >
      {children}
    </div>
  );
}
