import type { ObjectField } from '#core/schema/field.ts';
import { FetchedPart } from '#web/ui/fetched-part.tsx';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { fieldsOfSides } from './sides.ts';

type OutpaintFrameProps = { readonly field: ObjectField; readonly path: string };

const framePart = lazyPart(() => import('./outpaint-frame-part.tsx').then((file) => file.OutpaintFramePart));

/** The picture in the frame that it is extended to, whose edges are dragged; nothing where the sides are not known as such. */
export function OutpaintFrame({ field, path }: OutpaintFrameProps) {
  const fields = fieldsOfSides(field);
  if (!fields) return null;
  return <FetchedPart part={framePart} props={{ fields, path }} name="The frame" className="h-64" />;
}
