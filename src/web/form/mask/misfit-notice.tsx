import { sizeText } from '#core/schema/size-text.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { MaskPainting } from './mask-painting.ts';

type MisfitNoticeProps = {
  readonly misfit: ImageBitmap;
  readonly painting: MaskPainting;
  readonly onDone: () => void;
};

/** A mask of another size than the picture is not taken as it is: it is offered scaled, with the numbers. */
export function MisfitNotice({ misfit, painting, onDone }: MisfitNoticeProps) {
  const size = sizeText(painting.raster.size);

  function scale() {
    painting.edit({ kind: 'picture', picture: misfit });
    onDone();
  }

  return (
    <Notice
      tone="warning"
      role="status"
      title={`This mask has ${sizeText(misfit)} px, but the picture ${size}.`}
      actions={
        <>
          <Button onClick={scale}>{`Scale it to ${size}`}</Button>
          <Button onClick={onDone}>Leave it out</Button>
        </>
      }
    >
      A mask must have exactly the size of its picture.
    </Notice>
  );
}
