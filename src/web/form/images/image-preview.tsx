import { Eye, ImageOff, Image as Picture } from 'lucide-react';
import { use, useState } from 'react';
import { readImageValue } from '#core/schema/image-value.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';

type ImagePreviewProps = {
  readonly value: string;
  /** What the picture is for, such as "Seed image". */
  readonly label: string;
  readonly onSize: (size: { readonly width: number; readonly height: number }) => void;
};

/** A small picture of an image value. A foreign server hears of us only after a click. */
export function ImagePreview({ value, label, onSize }: ImagePreviewProps) {
  const { previewUrl } = use(FormServicesContext);
  const [allowed, setAllowed] = useState('');
  const [broken, setBroken] = useState('');
  const foreign = readImageValue(value).kind === 'url' ? value : null;
  const url = previewUrl(value) ?? (allowed === value ? foreign : null);

  if (url !== null && broken !== value) {
    return (
      <img
        src={url}
        alt={`${label}, preview`}
        referrerPolicy="no-referrer"
        decoding="async"
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
          onSize({ width, height })
        }
        onError={() => setBroken(value)}
        className={`${box} object-contain`}
      />
    );
  }
  if (foreign !== null && broken !== value) {
    return (
      <button
        type="button"
        onClick={() => setAllowed(value)}
        aria-label={`Show ${label} from ${new URL(foreign).hostname}`}
        className={`${box} flex flex-col items-center justify-center gap-0.5 text-2xs text-ink-soft hover:bg-hover hover:text-ink`}
      >
        <Eye aria-hidden="true" className="size-4" />
        Show
      </button>
    );
  }
  const Icon = broken === value ? ImageOff : Picture;
  return (
    <span className={`${box} flex items-center justify-center text-ink-faint`}>
      <Icon aria-hidden="true" className="size-5" />
      {broken === value ? <span className="sr-only">The picture could not be shown.</span> : null}
    </span>
  );
}

const box = 'size-14 shrink-0 rounded border border-line bg-canvas';
