import { Grid2x2, Grid3x3, Layers, LayoutDashboard, LayoutGrid, Square } from 'lucide-react';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { GalleryView } from './use-gallery-view.ts';

type ViewOptionsProps = { readonly view: GalleryView; readonly onView: (view: GalleryView) => void };

/** How large the tiles are, in which rows they stand, and whether seeds lie on each other. */
export function ViewOptions({ view, onView }: ViewOptionsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented
        label="Size of the tiles"
        iconsOnly
        value={view.size}
        onChange={(size) => onView({ ...view, size })}
        options={[
          { value: 'small', label: 'Small', icon: Grid3x3 },
          { value: 'medium', label: 'Medium', icon: Grid2x2 },
          { value: 'large', label: 'Large', icon: Square },
        ]}
      />
      <Segmented
        label="Shape of the rows"
        iconsOnly
        value={view.shape}
        onChange={(shape) => onView({ ...view, shape })}
        options={[
          { value: 'square', label: 'Square tiles', icon: LayoutGrid },
          { value: 'natural', label: 'Natural rows', icon: LayoutDashboard },
        ]}
      />
      <IconButton
        variant="outline"
        label="Stack what is alike but for the seed"
        icon={Layers}
        pressed={view.isStacked}
        onClick={() => onView({ ...view, isStacked: !view.isStacked })}
      />
    </div>
  );
}
