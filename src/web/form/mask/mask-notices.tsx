import { Notice } from '#web/ui/notice.tsx';
import type { MaskPainting } from './mask-painting.ts';
import { MisfitNotice } from './misfit-notice.tsx';
import type { SavingTrouble } from './use-mask-saving.ts';

type MaskNoticesProps = {
  readonly painting: MaskPainting;
  /** Why the mask that is set cannot be shown, or `null`. */
  readonly unreadable: string | null;
  /** A mask of another size. */
  readonly misfit: ImageBitmap | null;
  readonly trouble: SavingTrouble | null;
  /** What becomes of the misfit is decided: its notice goes, with the focus inside it. */
  readonly onDecided: () => void;
};

/** What there is to know before painting goes on: what does not fit, what cannot be read, what was not saved. */
export function MaskNotices({ painting, unreadable, misfit, trouble, onDecided }: MaskNoticesProps) {
  return (
    <>
      {misfit ? <MisfitNotice misfit={misfit} painting={painting} onDone={onDecided} /> : null}
      {unreadable ? (
        <Notice tone="warning" role="status" title={`The mask of before cannot be shown. ${unreadable}`} />
      ) : null}
      {trouble ? (
        <Notice tone="danger" role="alert" title={`The mask is not saved. ${trouble.reason}`}>
          {trouble.advice}
        </Notice>
      ) : null}
    </>
  );
}
