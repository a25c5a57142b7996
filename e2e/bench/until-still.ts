import type { Locator } from '@playwright/test';

/** No change of the page for so long is its end, in milliseconds. */
const STILL_MS = 600;

/** Clicks a button. Answers the time from the click to the last change of the page that follows, in milliseconds. */
export function untilStill(button: Locator): Promise<number> {
  return button.evaluate(
    (element: HTMLElement, stillMs) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let last = start;
        const observer = new MutationObserver(() => {
          last = performance.now();
        });
        // Popups stand outside the root: only the form and its frame count.
        const root = document.getElementById('root');
        if (root) observer.observe(root, { childList: true, subtree: true });
        element.click();
        window.setTimeout(() => {
          observer.disconnect();
          resolve(last - start);
        }, stillMs);
      }),
    STILL_MS,
  );
}
