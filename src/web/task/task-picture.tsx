import { ImageOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import type { TaskImage } from '#core/task.ts';
import { imageUrl } from '#web/api/image-url.ts';
import { classNames } from '#web/ui/class-names.ts';

type TaskPictureProps = Omit<ComponentProps<'img'>, 'src' | 'width' | 'height' | 'onError'> & {
  readonly image: TaskImage;
  readonly thumbnail: 320 | 640 | 1280;
};

/** How often a picture that did not load is asked for again, and the first wait, doubling, in milliseconds. */
const MAX_TRIES = 6;
const FIRST_WAIT_MS = 1_000;

/** A result, small. One that does not load is asked for again, as the server may be starting; then the reason stands in its place. */
export function TaskPicture({ image, thumbnail, className, alt = '', ...rest }: TaskPictureProps) {
  const [tries, setTries] = useState(0);
  if (tries >= MAX_TRIES) {
    return (
      <span
        className={classNames('grid place-items-center gap-1 p-4 text-xs text-ink-soft', className)}
        style={{ aspectRatio: `${image.width} / ${image.height}` }}
      >
        <ImageOff aria-hidden="true" className="size-6" />
        This picture does not load. It is safe on the server; load the page again.
      </span>
    );
  }
  return (
    <img
      {...rest}
      // A new element asks anew.
      key={tries}
      src={imageUrl(image, thumbnail)}
      width={image.width}
      height={image.height}
      alt={alt}
      className={className}
      onError={() => window.setTimeout(() => setTries((before) => before + 1), FIRST_WAIT_MS * 2 ** tries)}
    />
  );
}
