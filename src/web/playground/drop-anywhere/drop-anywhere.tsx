import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { refusalsOfFiles } from '#web/form/images/files/refusals-of-files.ts';
import { type ImageSlot, imageSlots } from '#web/form/images/image-slots.ts';
import { type Incoming, readTransfer } from '#web/form/images/transfer/read-transfer.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { isInOtherDialog } from '#web/playground/is-in-other-dialog.ts';
import type { OfferedRecipe } from '#web/playground/recipe-file/offered-recipe.ts';
import { isDocument } from '#web/task/files/is-document.ts';
import { isTextBox } from '#web/ui/is-text-box.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { DropTiles } from './drop-tiles.tsx';
import { SlotDialog } from './slot-dialog.tsx';
import { useImageDrag } from './use-image-drag.ts';

/** What the rest of the form has done as if it had been dropped. */
export type DropAnywhereHandle = {
  /** Takes images into the one place that there is, else asks which. */
  readonly offer: (incoming: Incoming) => void;
  /** Adds the recipe in what came to the choices that the user has. `false`: nobody is asked. */
  readonly offerRecipe: (recipe: OfferedRecipe) => Promise<boolean>;
};

type DropAnywhereProps = {
  readonly model: Model;
  readonly form: InputForm;
  /** Puts them there, and brings that place into sight. */
  readonly onTake: (slot: ImageSlot, incoming: Incoming) => void;
  readonly ref: Ref<DropAnywhereHandle>;
};

type Asked = { readonly incoming: Incoming; readonly recipe: OfferedRecipe | null };

/** Takes images that are dropped or pasted beside every field: into the one place that there is, else asks which. */
export function DropAnywhere({ model, form, onTake, ref }: DropAnywhereProps) {
  const isDragging = useImageDrag();
  const [asked, setAsked] = useState<Asked | null>(null);
  /** Whether the user is asked about what came last. */
  const asking = useRef(NOBODY_ASKED);
  const toast = useToast();
  const slots = () => imageSlots(model.fields, form.readInput());
  useImperativeHandle(ref, () => ({ offer, offerRecipe }));

  function offer(incoming: Incoming): void {
    asking.current = take(incoming);
  }

  async function offerRecipe(recipe: OfferedRecipe): Promise<boolean> {
    const isAsked = await asking.current;
    setAsked((before) => before && { ...before, recipe });
    return isAsked;
  }

  function close(): void {
    asking.current = NOBODY_ASKED;
    setAsked(null);
  }

  /** Answers whether the user is asked. */
  async function take(given: Incoming): Promise<boolean> {
    const places = slots();
    const incoming = withoutDocuments(given);
    if (incoming === null) return false;
    if (incoming.kind === 'files') {
      const refusals = await refusalsOfFiles(incoming.files);
      if (refusals.every((refusal) => refusal !== null)) {
        for (const refusal of refusals) toast.show({ title: refusal, tone: 'danger' });
        return false;
      }
    }
    const [place] = places;
    if (!place) toast.show({ title: `${model.definition.title} takes no images.`, tone: 'warning' });
    else if (places.length === 1) onTake(place, incoming);
    else setAsked({ incoming, recipe: null });
    return places.length > 1;
  }

  const handleDrop = useEffectEvent((event: DragEvent) => {
    // A field has taken it, or text goes into a text box.
    if (event.defaultPrevented || !event.dataTransfer || isInOtherDialog(event.target)) return;
    const incoming = readTransfer(event.dataTransfer);
    if (isTextBox(event.target) && incoming?.kind !== 'files') return;
    // A file that is dropped beside everything would take the place of the whole page.
    event.preventDefault();
    if (incoming?.kind === 'files' || incoming?.isCertain) offer(incoming);
  });
  const handlePaste = useEffectEvent((event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (event.defaultPrevented || !data || isInOtherDialog(event.target)) return;
    const incoming = readTransfer(data);
    const isTyping = isTextBox(event.target);
    if (incoming?.kind === 'files' ? isTyping && data.getData('text/plain') !== '' : isTyping) return;
    if (incoming?.kind !== 'files' && !incoming?.isCertain) return;
    event.preventDefault();
    offer(incoming);
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragover', allowDrop, { signal });
    window.addEventListener('drop', handleDrop, { signal });
    window.addEventListener('paste', handlePaste, { signal });
    return () => listening.abort();
  }, []);

  return (
    <>
      {isDragging ? (
        <DropTiles
          slots={slots()}
          onDrop={(slot, data) => {
            const incoming = readTransfer(data);
            if (incoming) onTake(slot, incoming);
          }}
        />
      ) : null}
      {asked ? (
        <SlotDialog
          slots={slots()}
          count={asked.incoming.kind === 'files' ? asked.incoming.files.length : 1}
          recipe={asked.recipe}
          onClose={close}
          onChoose={(slot) => {
            close();
            onTake(slot, asked.incoming);
          }}
        />
      ) : null}
    </>
  );
}

const NOBODY_ASKED = Promise.resolve(false);

/** Documents are no images, whoever watches for files has them; `null` where nothing else came. */
function withoutDocuments(incoming: Incoming): Incoming | null {
  if (incoming.kind !== 'files') return incoming;
  const files = incoming.files.filter((file) => !isDocument(file));
  return files.length > 0 ? { kind: 'files', files } : null;
}

function allowDrop(event: DragEvent): void {
  const isText = isTextBox(event.target) && !event.dataTransfer?.types.includes('Files');
  if (!isText) event.preventDefault();
}
