/** How long a page may take to draw what changed, in frames. */
const FRAMES = 30;

/**
 * Does what puts another element with the same id in the place of this one, as a picture in the place of its picker. The focus
 * stays there, unless it has been moved on meanwhile.
 */
export function keepFocus(id: string, change: () => void): void {
  const hadFocus = document.activeElement?.id === id;
  change();
  if (!hadFocus) return;
  let framesLeft = FRAMES;
  requestAnimationFrame(function followFocus() {
    if (document.activeElement === document.body) document.getElementById(id)?.focus();
    else if (document.activeElement?.id === id && framesLeft-- > 0) requestAnimationFrame(followFocus);
  });
}
