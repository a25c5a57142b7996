import type { ReactNode } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import type { Size } from '#core/schema/size.ts';
import { classNames } from '#web/ui/class-names.ts';
import type { ViewStore } from './create-view-store.ts';
import { FullPicture } from './full-picture.tsx';
import { JointStage } from './joint-stage.tsx';
import { PictureCaption } from './picture-caption.tsx';
import { PictureFrame } from './picture-frame.tsx';

type SideViewProps = {
  readonly all: readonly Compared[];
  readonly store: ViewStore;
  readonly onFirst: (imageId: string) => void;
  readonly onRemove: (imageId: string) => void;
  /** Opens what runs it again with something else. */
  readonly onAgain: (imageId: string) => void;
  /** Behind the pictures, as list items: what is to join them. */
  readonly places: readonly ReactNode[];
};

/** All images beside each other, zoomed and moved together. */
export function SideView({ all, store, onFirst, onRemove, onAgain, places }: SideViewProps) {
  const first = all[0]?.image;
  if (!first) return null;
  const columns = columnsFor(all.length + places.length, first);
  return (
    <JointStage store={store} first={first} label="Pictures side by side">
      <ul className={classNames('grid grid-cols-2 gap-2 sm:gap-3', COLUMNS[columns])}>
        {all.map((compared, index) => (
          <li key={compared.image.id} className="min-w-0">
            <PictureFrame first={first} rows={Math.ceil((all.length + places.length) / columns)}>
              <FullPicture store={store} first={first} compared={compared} alt={`Image ${index + 1}`} />
            </PictureFrame>
            <PictureCaption
              compared={compared}
              index={index}
              onFirst={index === 0 ? null : () => onFirst(compared.image.id)}
              onRemove={() => onRemove(compared.image.id)}
              onAgain={() => onAgain(compared.image.id)}
            />
          </li>
        ))}
        {places}
      </ul>
    </JointStage>
  );
}

const COLUMNS = { 2: 'md:grid-cols-2', 3: 'md:grid-cols-3', 4: 'md:grid-cols-4' } as const;

/** As many beside each other as can be seen at once, on a wide screen: four that are tall stand in one row, four wide ones in two. */
function columnsFor(count: number, first: Size): keyof typeof COLUMNS {
  if (count <= 2) return 2;
  if (count !== 4) return 3;
  return first.width > first.height ? 2 : 4;
}
