import { useEffect, useState } from 'react';
import { OWN_IMAGE_TYPE } from '#core/own-image-type.ts';

/** What a dragged image shows of itself before it is dropped: a file, one of our results, a picture of another page. */
const TYPES = ['Files', OWN_IMAGE_TYPE, 'text/uri-list'];

/** Whether an image, or what may be one, is being dragged over the window. */
export function useImageDrag(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // Links and texts of this page may be dragged about without all of it getting ready.
    let isOfThisPage = false;

    function stop(): void {
      setDragging(false);
      isOfThisPage = false;
    }
    window.addEventListener(
      'dragstart',
      ({ dataTransfer }) => {
        isOfThisPage = !dataTransfer?.types.includes(OWN_IMAGE_TYPE);
      },
      { signal },
    );
    window.addEventListener(
      'dragenter',
      ({ dataTransfer }) => {
        if (!isOfThisPage && TYPES.some((type) => dataTransfer?.types.includes(type))) setDragging(true);
      },
      { signal },
    );
    // Without a next element the pointer has left the window, or the drag was given up.
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget ?? setDragging(false), {
      signal,
    });
    window.addEventListener('dragend', stop, { signal });
    window.addEventListener('drop', stop, { signal });
    return () => listening.abort();
  }, []);
  return isDragging;
}
