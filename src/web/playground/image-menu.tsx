import { ImageUp } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import type { TaskImage } from '#core/task.ts';
import { type ImageSlot, imageSlots } from '#web/form/images/image-slots.ts';
import { slotAction } from '#web/form/images/slot-action.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';

type ImageMenuProps = {
  readonly image: TaskImage;
  /** The model whose form it goes into. */
  readonly model: Model;
  readonly onUse: (slot: ImageSlot, value: string) => void;
};

/** Puts a result into the form: as source image, as mask, as reference, whatever the chosen model takes. */
export function ImageMenu({ image, model, onUse }: ImageMenuProps) {
  const slots = imageSlots(model.fields, {});
  const value = `image:${image.id}`;
  if (slots.length === 0) return null;
  return (
    <Menu
      trigger={<IconButton size="sm" icon={ImageUp} label={`Use image ${image.index + 1} as input`} />}
      items={slots.map((slot) => ({ label: slotAction(slot), onSelect: () => onUse(slot, value) }))}
    />
  );
}
