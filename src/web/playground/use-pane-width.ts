import { useState } from 'react';

/** Looks outlive the page. Pixels. */
const KEY = 'proofsheet.pane.1';
const WIDTH = { least: 320, most: 720, usual: 420 } as const;

/** How wide the form's column is, in pixels, and its bounds. */
export function usePaneWidth() {
  const [width, setState] = useState(readWidth);
  function setWidth(next: number): void {
    const bounded = bound(next);
    setState(bounded);
    try {
      localStorage.setItem(KEY, String(bounded));
    } catch {
      // It holds until the page is closed.
    }
  }
  return { width, least: WIDTH.least, most: WIDTH.most, setWidth };
}

function readWidth(): number {
  try {
    const stored = Number(localStorage.getItem(KEY) ?? WIDTH.usual);
    return Number.isFinite(stored) ? bound(stored) : WIDTH.usual;
  } catch {
    return WIDTH.usual;
  }
}

function bound(width: number): number {
  return Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, width)));
}
