import { ImagePlus, Images } from 'lucide-react';
import { type ChangeEvent, use, useRef } from 'react';
import type { ControlAria } from '#web/form/controls/control-props.ts';
import { DraftBox } from '#web/form/numbers/draft-box.tsx';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { Button } from '#web/ui/button.tsx';
import { Spinner } from '#web/ui/spinner.tsx';

type ImagePickerProps = {
  readonly aria: ControlAria;
  readonly title: string;
  /** Takes several files at once. */
  readonly isMultiple: boolean;
  /** Uploads under way. */
  readonly pending: number;
  /** Text that is set but is no image: kept in the box, to be put right. */
  readonly text: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
};

/** The ways to an image: a file (chosen, dropped, pasted), one of the results, a URL or a UUID. */
export function ImagePicker({ aria, title, isMultiple, pending, text, onFiles, onText }: ImagePickerProps) {
  const { pickFromGallery } = use(FormServicesContext);
  const fileInput = useRef<HTMLInputElement>(null);

  function handleFiles(event: ChangeEvent<HTMLInputElement>) {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = '';
  }

  async function pick() {
    const value = await pickFromGallery?.();
    if (value) onText(value);
  }

  return (
    <>
      <div className="flex gap-1.5">
        <button
          type="button"
          id={aria.id}
          aria-labelledby={`${aria['aria-labelledby']} ${aria.id}`}
          aria-describedby={aria['aria-describedby']}
          onClick={() => fileInput.current?.click()}
          className={dropStyle}
        >
          {pending > 0 ? <Spinner size="sm" /> : <ImagePlus aria-hidden="true" className="size-4 shrink-0" />}
          {pending > 0 ? 'Uploading…' : `Choose, drop or paste ${isMultiple ? 'images' : 'an image'}`}
        </button>
        {pickFromGallery ? (
          <Button icon={Images} onClick={pick} className="h-auto!">
            Gallery
          </Button>
        ) : null}
      </div>
      <input
        ref={fileInput}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        multiple={isMultiple}
        onChange={handleFiles}
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
      />
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

const dropStyle = [
  'flex min-h-11 min-w-0 flex-1 items-center justify-center gap-2 rounded-md border border-dashed border-line-strong px-3 text-sm text-ink-soft',
  'transition-colors duration-100 hover:border-ink-soft hover:bg-hover hover:text-ink',
].join(' ');
