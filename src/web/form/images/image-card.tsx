import type { ReactNode } from 'react';
import { sizeText } from '#core/schema/size-text.ts';
import { byteText } from './byte-text.ts';
import { describeImage } from './describe-image.ts';
import { ImagePreview } from './image-preview.tsx';
import { useImageFacts } from './use-image-facts.ts';

type ImageCardProps = {
  readonly value: string;
  readonly label: string;
  /** Drawn at the end: buttons. */
  readonly children: ReactNode;
};

/** An image that is set: preview, what it is, pixels, bytes, type. */
export function ImageCard({ value, label, children }: ImageCardProps) {
  const known = useImageFacts(value);
  const { title, detail } = describeImage(value);
  const facts = known
    ? [`${sizeText(known)} px`, byteText(known.bytes), known.type.replace('image/', '').toUpperCase()]
    : [];

  return (
    <div className="flex items-center gap-2.5 rounded-md border border-line bg-raised p-1.5">
      <ImagePreview value={value} label={label} />
      <div className="min-w-0 flex-1 text-xs">
        <p className="truncate text-ink">{title}</p>
        {facts.length > 0 ? <p className="text-ink-soft">{facts.join(' · ')}</p> : null}
        <p title={detail} className="truncate font-mono text-2xs text-ink-faint">
          {detail}
        </p>
      </div>
      {children}
    </div>
  );
}
