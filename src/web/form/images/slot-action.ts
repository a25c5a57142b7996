import type { ImageSlot } from './image-slots.ts';

/** What putting an image there is called: by its role where it has one, for it is the same with every model. */
export function slotAction({ role, title, isList }: ImageSlot): string {
  switch (role) {
    case 'source-image':
      return 'Use as source image';
    case 'mask-image':
      return 'Use as mask';
    case 'reference-images':
      return 'Add to reference images';
    default:
      return `${isList ? 'Add to' : 'Use as'} ${title}`;
  }
}
