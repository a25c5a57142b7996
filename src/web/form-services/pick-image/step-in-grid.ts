type Step = {
  readonly key: string;
  readonly index: number;
  readonly count: number;
  readonly columns: number;
};

/** Where a key leads from one tile of a grid that fills its rows; `null` for keys that lead nowhere. */
export function stepInGrid({ key, index, count, columns }: Step): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(index - 1, 0);
    case 'ArrowRight':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return index - columns < 0 ? index : index - columns;
    case 'ArrowDown':
      return index + columns >= count ? count - 1 : index + columns;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
