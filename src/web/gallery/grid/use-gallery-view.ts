import { useState } from 'react';
import { browserStorage } from '#web/ui/browser-storage.ts';

export type GalleryView = {
  readonly size: 'small' | 'medium' | 'large';
  /** `natural`: whole pictures in rows of one height. */
  readonly shape: 'square' | 'natural';
  /** Whether pictures alike but for the seed lie on each other. */
  readonly isStacked: boolean;
};

/** Looks outlive the page. */
const KEY = 'proofsheet.gallery.1';

/** How the grid is drawn, as this browser last had it. */
export function useGalleryView() {
  const [view, setState] = useState(() => salvage(browserStorage.read(KEY)));
  function setView(next: GalleryView): void {
    setState(next);
    browserStorage.write(KEY, next);
  }
  return { view, setView };
}

/** What cannot be read is as it was at first. */
function salvage(stored: unknown): GalleryView {
  const fields = typeof stored === 'object' && stored !== null ? stored : {};
  const size =
    'size' in fields && (fields.size === 'small' || fields.size === 'large') ? fields.size : 'medium';
  const shape = 'shape' in fields && fields.shape === 'natural' ? 'natural' : 'square';
  return { size, shape, isStacked: 'isStacked' in fields && fields.isStacked === true };
}
