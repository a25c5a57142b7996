import { useState } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import type { Size } from '#core/schema/size.ts';
import { imageUrl } from '#web/api/image-url.ts';
import type { ViewStore } from './create-view-store.ts';
import { JointPicture } from './joint-picture.tsx';

type FullPictureProps = {
  readonly store: ViewStore;
  readonly first: Size;
  readonly compared: Compared;
  readonly alt: string;
};

/** A result with all its pixels, or why it cannot be seen. */
export function FullPicture({ store, first, compared: { image }, alt }: FullPictureProps) {
  const [hasFailed, setFailed] = useState(false);
  if (hasFailed) {
    return (
      <p className="absolute inset-0 grid place-items-center p-3 text-center text-xs text-ink-soft">
        The file of this image cannot be shown. Open it in the gallery, where it can be fetched again.
      </p>
    );
  }
  return (
    <JointPicture store={store} first={first} size={image}>
      <img
        src={imageUrl(image)}
        width={image.width}
        height={image.height}
        alt={alt}
        draggable={false}
        decoding="async"
        className="block size-full"
        onError={() => setFailed(true)}
      />
    </JointPicture>
  );
}
