import { useEffect, useState } from 'react';
import { lazyPart } from './lazy-part.ts';
import { useLazyPart } from './use-lazy-part.ts';
import { watchTips } from './watch-tips.ts';

const tooltipPart = lazyPart(() => import('./tooltip-part.tsx').then((file) => file.TooltipPart));

/** Draws the tips of the whole page, one at a time. */
export function TooltipLayer() {
  const [tip, setTip] = useState<{ readonly anchor: HTMLElement; readonly isOpen: boolean } | null>(null);
  const Part = useLazyPart({ part: tooltipPart, wanted: tip?.isOpen ?? false });

  useEffect(
    () =>
      watchTips({
        near: () => void tooltipPart.fetch(),
        show: (anchor) =>
          setTip((last) => (anchor ? { anchor, isOpen: true } : last && { ...last, isOpen: false })),
      }),
    [],
  );

  return Part && tip ? <Part {...tip} /> : null;
}
