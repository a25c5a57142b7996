import type { ReactNode } from 'react';
import type { Size } from '#core/schema/size.ts';

type PictureFrameProps = { readonly first: Size; readonly isTall?: boolean; readonly children: ReactNode };

/** The window through which a part of the pictures is seen, in the shape of the first one. */
export function PictureFrame({ first, isTall = false, children }: PictureFrameProps) {
  return (
    <div
      data-frame
      style={{ aspectRatio: `${first.width} / ${first.height}`, maxHeight: isTall ? '68dvh' : '52dvh' }}
      className="relative w-full cursor-grab touch-none overflow-hidden rounded bg-hover active:cursor-grabbing"
    >
      {children}
    </div>
  );
}
