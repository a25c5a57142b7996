import { Camera, ImagePlus, Images } from 'lucide-react';
import { use } from 'react';
import type { ControlAria } from '#web/form/controls/control-props.ts';
import { DraftBox } from '#web/form/numbers/draft-box.tsx';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { Button } from '#web/ui/button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import type { ImageSlot } from './image-slots.ts';

type ImagePickerProps = {
  readonly aria: ControlAria;
  readonly slot: ImageSlot;
  /** Text that is set but is no image: kept in the box, to be put right. */
  readonly text: string;
  readonly onOpen: { readonly files: () => void; readonly camera: () => void };
  readonly onText: (text: string) => void;
};

/** The ways to an image: a file (chosen, dropped, pasted), a phone's camera, one of the results, a URL or a UUID. */
export function ImagePicker({ aria, slot: { title, isList }, text, onOpen, onText }: ImagePickerProps) {
  const { pickFromGallery } = use(FormServicesContext);

  async function pick() {
    for (const value of (await pickFromGallery?.({ title, isMultiple: isList })) ?? []) onText(value);
  }

  return (
    <>
      <div className="flex gap-1.5">
        <button
          type="button"
          id={aria.id}
          aria-labelledby={`${aria['aria-labelledby']} ${aria.id}`}
          aria-describedby={aria['aria-describedby']}
          onClick={onOpen.files}
          className={dropStyle}
        >
          <ImagePlus aria-hidden="true" className="size-4 shrink-0" />
          Choose, drop or paste {isList ? 'images' : 'an image'}
        </button>
        {HAS_CAMERA ? (
          <IconButton
            icon={Camera}
            label={`Take a photo for ${title}`}
            variant="outline"
            onClick={onOpen.camera}
            className="hidden! h-auto! w-11! pointer-coarse:inline-flex!"
          />
        ) : null}
        {pickFromGallery ? (
          <Button icon={Images} onClick={pick} className="h-auto!">
            Gallery
          </Button>
        ) : null}
      </div>
      <DraftBox
        label={`${title}: URL or UUID`}
        aria-invalid={aria['aria-invalid']}
        aria-describedby={aria['aria-describedby']}
        text={text}
        onCommit={onText}
        inputMode="url"
        placeholder="or an https URL, a UUID"
      />
    </>
  );
}

/** Browsers on desktops do not know the attribute. */
const HAS_CAMERA = typeof HTMLInputElement !== 'undefined' && 'capture' in HTMLInputElement.prototype;

const dropStyle = [
  'flex min-h-11 min-w-0 flex-1 items-center justify-center gap-2 rounded-md border border-dashed border-line-strong px-3 py-1 text-sm leading-4 text-balance text-ink-soft',
  'transition-colors duration-100 hover:border-ink-soft hover:bg-hover hover:text-ink',
].join(' ');
