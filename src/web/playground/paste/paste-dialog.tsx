import { useState } from 'react';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { PasteDialogPartProps } from './paste-dialog-part.tsx';

const dialogPart = lazyPart(() => import('./paste-dialog-part.tsx').then((file) => file.PasteDialogPart));

/** Takes a request as text and says what the form would take of it. For those who do not paste onto the page. */
export function PasteDialog(props: PasteDialogPartProps) {
  const { open, onOpenChange } = props;
  const Part = useLazyPart({ part: dialogPart, wanted: open, onFailed: () => onOpenChange(false) });
  const [last, setLast] = useState({ open, count: 0 });
  // Each time it opens it is empty: what was pasted before may hold a key.
  if (last.open !== open) setLast({ open, count: last.count + (open ? 1 : 0) });
  return Part ? <Part key={last.count} {...props} /> : null;
}
