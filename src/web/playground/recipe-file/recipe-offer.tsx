import { type Ref, useImperativeHandle, useRef } from 'react';
import { filesForForm } from '#web/task/files/files-for-form.ts';
import { givenFiles } from '#web/task/files/given-files.ts';
import { useGivenFiles } from '#web/task/files/use-given-files.ts';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { RecipeOfferPartProps } from './recipe-offer-part.tsx';

export type RecipeOfferHandle = {
  /** Has the user choose a file. */
  readonly choose: () => void;
};

type RecipeOfferProps = Omit<RecipeOfferPartProps, 'given'> & { readonly ref: Ref<RecipeOfferHandle> };

const offerPart = lazyPart(() => import('./recipe-offer-part.tsx').then((file) => file.RecipeOfferPart));

/** Offers to fill the form from the recipe in a file that was dropped anywhere, or is chosen. */
export function RecipeOffer({ ref, ...props }: RecipeOfferProps) {
  const given = useGivenFiles(filesForForm);
  const chooser = useRef<HTMLInputElement>(null);
  const Part = useLazyPart({ part: offerPart, wanted: given?.number ?? 0 });
  useImperativeHandle(ref, () => ({ choose: () => chooser.current?.click() }));

  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept="application/json,.json,application/zip,.zip,image/png,image/jpeg,image/webp"
        tabIndex={-1}
        aria-hidden
        hidden
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // What is chosen may be another kind of file than one for the form.
          if (files.length > 0) givenFiles.give({ files, isChosen: true });
          target.value = '';
        }}
      />
      {Part && given ? <Part key={given.number} {...props} given={given} /> : null}
    </>
  );
}
