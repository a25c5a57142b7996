import type { Model } from '#core/models/registry.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import type { FormServices } from '#web/form/state/form-services.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useToast } from '#web/ui/use-toast.ts';
import type { ImageSlot } from './image-slots.ts';
import { keepFocus } from './keep-focus.ts';
import { placeImages } from './place-images.ts';
import type { Incoming } from './transfer/read-transfer.ts';

type Place = { readonly model: Model; readonly form: InputForm; readonly services: FormServices };

/** How images come into a form, whatever way they came. What they take the place of can be brought back. */
export function useTakeImages({
  model,
  form,
  services,
}: Place): (slot: ImageSlot, incoming: Incoming) => void {
  const toast = useToast();

  function place(slot: ImageSlot, value: string): void {
    const { before } = toSparseInput({ before: form.rhf.getValues(slot.path) });
    keepFocus(fieldIds(form.id, slot.path).control, () =>
      placeImages({ model, form, slot, values: [value] }),
    );
    if (slot.isList || before === undefined || before === value) return;
    toast.show({
      title: `${slot.title}: another image took the place of the one before.`,
      action: { label: 'Undo', onSelect: () => form.setValue(slot.path, before) },
    });
  }

  return function takeImages(slot, incoming) {
    if (incoming.kind === 'value') {
      if (!slot.isList) form.intake.dismiss((arrival) => arrival.slot.path === slot.path);
      place(slot, incoming.value);
      return;
    }
    const files = slot.isList ? incoming.files : incoming.files.slice(0, 1);
    const left = incoming.files.length - files.length;
    if (left > 0) {
      const rest = left === 1 ? 'one other was' : `${left} others were`;
      toast.show({
        title: `${slot.title} takes one image: the first is used, ${rest} left out.`,
        tone: 'warning',
      });
    }
    form.issues.forget(slot.path);
    form.intake.take({ slot, files, services, onArrived: (value) => place(slot, value) });
  };
}
