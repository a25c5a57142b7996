import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { OWN_IMAGE_TYPE } from '#core/own-image-type.ts';
import { isInOtherDialog } from '#web/playground/is-in-other-dialog.ts';
import type { PasteProps } from '#web/playground/paste/paste-props.ts';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { RecipeOfferPartProps } from './recipe-offer-part.tsx';

export type RecipeOfferHandle = {
  /** Has the user choose a file. */
  readonly choose: () => void;
};

type RecipeOfferProps = PasteProps & { readonly ref: Ref<RecipeOfferHandle> };
type Given = RecipeOfferPartProps['given'] & { readonly number: number };

const offerPart = lazyPart(() => import('./recipe-offer-part.tsx').then((file) => file.RecipeOfferPart));

/**
 * Offers to fill the form from the recipe in a file that is dropped anywhere, or chosen. What else a drop does, an image
 * into its field, goes its own way beside.
 */
export function RecipeOffer({ ref, ...props }: RecipeOfferProps) {
  const [given, setGiven] = useState<Given | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const Part = useLazyPart({ part: offerPart, wanted: given?.number ?? 0 });
  useImperativeHandle(ref, () => ({ choose: () => chooser.current?.click() }));

  function give(files: readonly File[], isChosen: boolean): void {
    if (files.length > 0) setGiven((before) => ({ files, isChosen, number: (before?.number ?? 0) + 1 }));
  }

  const look = useEffectEvent(({ dataTransfer, target }: DragEvent) => {
    // One of our own results has nothing to tell that its task does not.
    if (!dataTransfer || dataTransfer.types.includes(OWN_IMAGE_TYPE) || isInOtherDialog(target)) return;
    give([...dataTransfer.files], false);
  });
  useEffect(() => {
    // Before anybody takes it, and without taking it.
    window.addEventListener('drop', look, { capture: true });
    return () => window.removeEventListener('drop', look, { capture: true });
  }, []);

  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept="application/json,.json,image/png,image/jpeg,image/webp"
        tabIndex={-1}
        aria-hidden
        hidden
        onChange={({ target }) => {
          give([...(target.files ?? [])], true);
          target.value = '';
        }}
      />
      {Part && given ? <Part key={given.number} {...props} given={given} /> : null}
    </>
  );
}
