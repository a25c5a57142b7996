import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { RecipeDialogPartProps } from './recipe-dialog-part.tsx';
import type { RecipeSource } from './recipe-source.ts';

type RecipeDialogProps = Omit<RecipeDialogPartProps, 'source'> & {
  /** `null`: closed. */
  readonly source: RecipeSource | null;
};

const dialogPart = lazyPart(() => import('./recipe-dialog-part.tsx').then((file) => file.RecipeDialogPart));

/** Saves a recipe as a preset, or makes a link of it. */
export function RecipeDialog({ source, onClose }: RecipeDialogProps) {
  const Part = useLazyPart({ part: dialogPart, wanted: source !== null, onFailed: onClose });
  return Part && source ? <Part source={source} onClose={onClose} /> : null;
}
