import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { OWN_IMAGE_TYPE } from '#core/own-image-type.ts';
import { isInOtherDialog } from '#web/playground/is-in-other-dialog.ts';
import { givenFiles } from '#web/task/files/given-files.ts';
import { isDocument } from '#web/task/files/is-document.ts';
import { useGivenFiles } from '#web/task/files/use-given-files.ts';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';

const arrivalsPart = lazyPart(() => import('./file-arrivals-part.tsx').then((file) => file.FileArrivalsPart));

/**
 * Takes every file that is dropped or pasted anywhere, on every screen, to what it is for. Documents belong to no field; an
 * image is looked at for its recipe, and goes its own way into a field beside.
 */
export function FileArrivals() {
  const given = useGivenFiles(givenFiles);
  const Part = useLazyPart({ part: arrivalsPart, wanted: given?.number ?? 0 });
  const router = useRouter();

  const take = useEffectEvent((event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])];
    // One of our own results has nothing to tell that its task does not.
    if (files.length === 0 || data?.types.includes(OWN_IMAGE_TYPE)) return;
    const areDocuments = files.every(isDocument);
    const isElsewhere = router.state.location.pathname !== '/' || isInOtherDialog(event.target);
    // Fields leave it alone then, and it does not take the place of the whole page.
    if (areDocuments || isElsewhere) event.preventDefault();
    if (areDocuments || !isInOtherDialog(event.target)) givenFiles.give({ files, isChosen: false });
  });
  const takeDrop = useEffectEvent((event: DragEvent) => take(event, event.dataTransfer));
  const takePaste = useEffectEvent((event: ClipboardEvent) => {
    // An image on a clipboard has lost what was written into it.
    if ([...(event.clipboardData?.files ?? [])].every(isDocument)) take(event, event.clipboardData);
  });
  useEffect(() => {
    const listening = new AbortController();
    // Before anybody else takes it.
    const options = { signal: listening.signal, capture: true };
    window.addEventListener('dragover', allowFiles, options);
    window.addEventListener('drop', takeDrop, options);
    window.addEventListener('paste', takePaste, options);
    return () => listening.abort();
  }, []);

  return Part && given ? <Part key={given.number} given={given} /> : null;
}

function allowFiles(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}
