import { useState } from 'react';
import { browserStorage } from '#web/ui/browser-storage.ts';

/** Looks outlive the page. Pixels. */
const KEY = 'proofsheet.pane.1';
const WIDTH = { least: 320, most: 720, usual: 420 } as const;

/** How wide the form's column is, in pixels, and its bounds. */
export function usePaneWidth() {
  const [width, setState] = useState(readWidth);
  function setWidth(next: number): void {
    const bounded = bound(next);
    setState(bounded);
    browserStorage.write(KEY, bounded);
  }
  return { width, least: WIDTH.least, most: WIDTH.most, setWidth };
}

function readWidth(): number {
  const stored = browserStorage.read(KEY);
  return typeof stored === 'number' && Number.isFinite(stored) ? bound(stored) : WIDTH.usual;
}

function bound(width: number): number {
  return Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, width)));
}
