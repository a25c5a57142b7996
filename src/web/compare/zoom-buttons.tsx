import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { FIT, zoomOf } from '#core/compare/joint-view.ts';
import type { Size } from '#core/schema/size.ts';
import { Button } from '#web/ui/button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import type { ViewStore } from './create-view-store.ts';

type ZoomButtonsProps = { readonly store: ViewStore; readonly first: Size };

/** What a press multiplies by, as the keys do. */
const FACTOR = 1.25;

/** Fit, 100 %, 200 %, and steps between. One pixel of the first picture is one of the page at 100 %. */
export function ZoomButtons({ store, first }: ZoomButtonsProps) {
  function show(zoom: number): void {
    store.set({ ...store.view(), zoom });
  }

  function step(factor: number): void {
    const stage = document.querySelector('[data-frame]');
    if (!stage) return;
    const frame = { picture: first, stage: { width: stage.clientWidth, height: stage.clientHeight } };
    show(zoomOf(store.view(), frame) * factor);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label="Zoom" className="flex items-center gap-1">
      <IconButton size="sm" icon={ZoomOut} label="Zoom out" hint="-" onClick={() => step(1 / FACTOR)} />
      <IconButton size="sm" icon={ZoomIn} label="Zoom in" hint="+" onClick={() => step(FACTOR)} />
      <Button size="sm" variant="quiet" icon={Maximize} onClick={() => store.set(FIT)}>
        Fit
      </Button>
      <Button size="sm" variant="quiet" onClick={() => show(1)}>
        100 %
      </Button>
      <Button size="sm" variant="quiet" onClick={() => show(2)}>
        200 %
      </Button>
    </div>
  );
}
