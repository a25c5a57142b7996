import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { PresetsDialogPartProps } from './presets-dialog-part.tsx';

type PresetsDialogProps = PresetsDialogPartProps & { readonly open: boolean };

const dialogPart = lazyPart(() => import('./presets-dialog-part.tsx').then((file) => file.PresetsDialogPart));

/** All presets: to apply one, and to keep them in order. */
export function PresetsDialog({ open, ...props }: PresetsDialogProps) {
  const Part = useLazyPart({ part: dialogPart, wanted: open, onFailed: props.onClose });
  return Part && open ? <Part {...props} /> : null;
}
