import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { MaskEdit } from './mask-edit.ts';
import type { MaskPainting } from './mask-painting.ts';
import { MisfitNotice } from './misfit-notice.tsx';
import type { OpenedPainting } from './open-painting.ts';

type MaskNoticesProps = {
  readonly painting: MaskPainting;
  readonly opened: OpenedPainting;
  readonly unsaved: readonly MaskEdit[] | null;
  readonly failure: string | null;
  /** A notice is settled and goes, with the focus inside it. */
  readonly onSettled: () => void;
};

/** What there is to know before painting goes on: what was left unsaved, what does not fit, what failed. */
export function MaskNotices({ painting, opened, unsaved, failure, onSettled }: MaskNoticesProps) {
  const [isOffered, setOffered] = useState(unsaved !== null);
  const [misfit, setMisfit] = useState(opened.misfit);

  function bringBack() {
    painting.edit({ kind: 'fill', colour: 'black' });
    for (const edit of unsaved ?? []) painting.edit(edit);
    settleOffer();
  }

  function settleOffer() {
    setOffered(false);
    onSettled();
  }

  function settleMisfit() {
    setMisfit(null);
    onSettled();
  }

  return (
    <>
      {isOffered && unsaved ? (
        <Notice
          tone="accent"
          role="status"
          title={`${unsaved.length === 1 ? 'One step' : `${unsaved.length} steps`} of before ${unsaved.length === 1 ? 'was' : 'were'} not saved.`}
          actions={
            <>
              <Button onClick={bringBack}>Bring them back</Button>
              <Button onClick={settleOffer}>Go on without</Button>
            </>
          }
        />
      ) : null}
      {misfit ? <MisfitNotice misfit={misfit} painting={painting} onDone={settleMisfit} /> : null}
      {opened.trouble ? (
        <Notice
          tone="warning"
          role="status"
          title={`The mask of before cannot be shown. ${opened.trouble}`}
        />
      ) : null}
      {failure ? (
        <Notice tone="danger" role="alert" title={`The mask is not saved. ${failure}`}>
          Nothing that you painted is lost. Press Save to try again.
        </Notice>
      ) : null}
    </>
  );
}
