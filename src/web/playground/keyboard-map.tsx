import { Dialog } from '#web/ui/dialog.tsx';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';

type KeyboardMapProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

const mapPart = lazyPart(() => import('./keyboard-map-part.tsx').then((file) => file.KeyboardMapPart));

/** All keys of the playground, on `?`. */
export function KeyboardMap({ open, onOpenChange }: KeyboardMapProps) {
  const Part = useLazyPart({ part: mapPart, wanted: open, onFailed: () => onOpenChange(false) });
  return Part ? (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" size="lg">
      <Part />
    </Dialog>
  ) : null;
}
