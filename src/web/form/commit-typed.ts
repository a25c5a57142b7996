/** A box commits what is typed into it when it is left: leaves the one that has the focus, for what goes on with its value. */
export function commitTyped(): void {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}
