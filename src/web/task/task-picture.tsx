import { type ComponentProps, type DragEvent, type ReactNode, useState } from 'react';
import { OWN_IMAGE_TYPE } from '#core/own-image-type.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { imageUrl } from '#web/api/image-url.ts';
import { lookForPicture, type PictureTrouble } from '#web/api/look-for-picture.ts';
import { PictureGap } from './picture-gap.tsx';

type TaskPictureProps = Omit<ComponentProps<'img'>, 'src' | 'width' | 'height' | 'onError' | 'onLoad'> & {
  readonly task: Task;
  readonly image: TaskImage;
  readonly thumbnail: 320 | 640 | 1280;
  /** Goes around a picture that is there, such as the link to its full size. Without it, one that is not has no buttons either. */
  readonly wrap?: ((picture: ReactNode) => ReactNode) | undefined;
  /** Buttons beside those of a picture that is not there. */
  readonly actions?: ReactNode;
};

/** How often a picture that did not load is asked for again, and the first wait, doubling, in milliseconds. */
const MAX_TRIES = 4;
const FIRST_WAIT_MS = 1_000;

/**
 * A result, small. One that does not load is asked for again, as the server may be starting; then the reason stands in its
 * place, with what can be done. It comes back by itself when the server does, or when its file was fetched again.
 */
export function TaskPicture({
  task,
  image,
  thumbnail,
  wrap,
  actions,
  className,
  alt = '',
  ...rest
}: TaskPictureProps) {
  const [tries, setTries] = useState(0);
  const [trouble, setTrouble] = useState<PictureTrouble | null>(null);
  const url = imageUrl(image, thumbnail);

  async function lookAgain(): Promise<void> {
    const found = await lookForPicture(url);
    if (found && (found.isGone || tries + 1 >= MAX_TRIES)) setTrouble(found);
    else if (tries + 1 >= MAX_TRIES) setTrouble({ isGone: false, reason: 'Its file cannot be shown.' });
    else window.setTimeout(() => setTries(tries + 1), FIRST_WAIT_MS * 2 ** tries);
  }

  if (trouble) {
    return (
      <PictureGap
        task={task}
        image={image}
        trouble={trouble}
        hasButtons={wrap !== undefined}
        isSmall={thumbnail === 320}
        actions={actions}
        className={className}
        onRetry={() => {
          setTrouble(null);
          setTries(0);
        }}
      />
    );
  }
  const picture = (
    <img
      {...rest}
      // A new element asks anew.
      key={tries}
      src={url}
      width={image.width}
      height={image.height}
      alt={alt}
      className={className}
      onDragStart={(event) => carry(event, image)}
      onError={() => void lookAgain()}
    />
  );
  return wrap ? wrap(picture) : picture;
}

/** Dragged, it is the result itself to an image field of ours, and to others whatever a browser makes of a picture. */
function carry({ dataTransfer }: DragEvent, { id }: TaskImage): void {
  dataTransfer.setData(OWN_IMAGE_TYPE, `image:${id}`);
}
