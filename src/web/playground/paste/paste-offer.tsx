import { useEffect, useState } from 'react';
import { isInOtherDialog } from '#web/playground/is-in-other-dialog.ts';
import { isTextBox } from '#web/ui/is-text-box.ts';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { PasteOfferPartProps } from './paste-offer-part.tsx';
import type { PasteProps } from './paste-props.ts';

type Pasted = PasteOfferPartProps['pasted'] & { readonly number: number };

const offerPart = lazyPart(() => import('./paste-offer-part.tsx').then((file) => file.PasteOfferPart));

/**
 * Offers to fill the form where a request is pasted anywhere on the page. Into a box it is pasted as always, and the offer
 * stands beside it; a dialog and an editor have their own way with what is pasted.
 */
export function PasteOffer(props: PasteProps) {
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const Part = useLazyPart({ part: offerPart, wanted: pasted?.number ?? 0 });

  useEffect(function watchPastes() {
    function take({ target, clipboardData, defaultPrevented }: ClipboardEvent) {
      const text = clipboardData?.getData('text/plain') ?? '';
      if (defaultPrevented || text === '' || isInOtherDialog(target)) return;
      if (target instanceof HTMLElement && target.isContentEditable) return;
      const isInBox = isTextBox(target);
      if (isInBox && !MAY_BE_REQUEST.test(text)) return;
      setPasted((before) => ({ text, isInBox, number: (before?.number ?? 0) + 1 }));
    }

    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, []);

  return Part && pasted ? <Part key={pasted.number} {...props} pasted={pasted} /> : null;
}

/** Every request has a bracket in it; nearly no prompt has. */
const MAY_BE_REQUEST = /[{[]/;
