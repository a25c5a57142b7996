import { ExternalLink, ImageOff, Image as Picture } from 'lucide-react';
import { use, useState } from 'react';
import { readImageValue } from '#core/schema/image-value.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';

type ImagePreviewProps = {
  readonly value: string;
  /** What the picture is for, such as "Seed image". */
  readonly label: string;
};

/**
 * A small picture of an image value that our own server has. A foreign one is a link that opens a tab of its own: nobody hears
 * of it before the click, and this page, which could tell more about its user, loads nothing from elsewhere at all.
 */
export function ImagePreview({ value, label }: ImagePreviewProps) {
  const { previewUrl } = use(FormServicesContext);
  const [broken, setBroken] = useState('');
  const read = readImageValue(value);
  const url = previewUrl(value);

  if (url !== null && broken !== value) {
    return (
      <img
        src={url}
        alt={`${label}, preview`}
        decoding="async"
        onError={() => setBroken(value)}
        className={`${box} object-contain`}
      />
    );
  }
  if (read.kind === 'url') {
    return (
      <a
        href={read.url}
        target="_blank"
        rel="noreferrer"
        aria-label={`Show ${label} from ${new URL(read.url).hostname}, in a new tab`}
        className={`${box} flex flex-col items-center justify-center gap-0.5 text-2xs text-ink-soft hover:bg-hover hover:text-ink`}
      >
        <ExternalLink aria-hidden="true" className="size-4" />
        Show
      </a>
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
