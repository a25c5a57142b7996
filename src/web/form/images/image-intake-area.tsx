import {
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  use,
  useRef,
  useState,
} from 'react';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { classNames } from '#web/ui/class-names.ts';
import { isTextBox } from '#web/ui/is-text-box.ts';
import type { ImageSlot } from './image-slots.ts';
import { ArrivalsAt } from './intake/arrivals-at.tsx';
import { readTransfer } from './transfer/read-transfer.ts';
import { useTakeImages } from './use-take-images.ts';

type ImageIntakeAreaProps = {
  readonly slot: ImageSlot;
  /** Gets what opens the file chooser, and the camera. */
  readonly children: (open: { readonly files: () => void; readonly camera: () => void }) => ReactNode;
};

/** Takes images that are dropped on it, pasted while the focus is inside, or chosen; says how far those are that came. */
export function ImageIntakeArea({ slot, children }: ImageIntakeAreaProps) {
  const { model, form } = useFormScope();
  const services = use(FormServicesContext);
  const takeImages = useTakeImages({ model, form, services });
  const [isOver, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);

  function take(event: DragEvent | ClipboardEvent, data: DataTransfer) {
    const incoming = readTransfer(data);
    const isTyping = event.type === 'paste' && isTextBox(event.target);
    if (!incoming || (isTyping && (incoming.kind === 'value' || data.getData('text/plain') !== ''))) return;
    event.preventDefault();
    takeImages(slot, incoming);
  }

  function takeChosen(event: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(event.target.files ?? [])];
    if (chosen.length > 0) takeImages(slot, { kind: 'files', files: chosen });
    event.target.value = '';
  }

  const input = {
    type: 'file',
    onChange: takeChosen,
    tabIndex: -1,
    'aria-hidden': true,
    hidden: true,
  } as const;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button inside is everyone's
    <div
      onPaste={(event) => event.defaultPrevented || take(event, event.clipboardData)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        // A document is no image, and was taken to where it belongs.
        if (event.defaultPrevented) return;
        event.preventDefault();
        take(event, event.dataTransfer);
      }}
      className={classNames(
        'space-y-1.5 rounded-md outline-offset-2 outline-accent',
        isOver ? 'outline-2' : 'in-data-image-drag:outline-1 in-data-image-drag:outline-dashed',
      )}
    >
      {children({ files: () => files.current?.click(), camera: () => camera.current?.click() })}
      <ArrivalsAt path={slot.path} onChooseAnother={() => files.current?.click()} />
      <input {...input} ref={files} accept={ACCEPTED} multiple={slot.isList} />
      <input {...input} ref={camera} accept="image/*" capture="environment" />
    </div>
  );
}

/** Not HEIC: a phone that is not offered it hands out a JPEG. What it shows beyond what is kept can be converted here. */
const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif,image/bmp,image/avif';
