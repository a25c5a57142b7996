import { type ReactNode, useState } from 'react';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { byteText } from './byte-text.ts';
import { describeImage } from './describe-image.ts';
import { ImagePreview } from './image-preview.tsx';

type ImageCardProps = {
  readonly value: string;
  readonly label: string;
  /** Drawn at the end: buttons. */
  readonly children: ReactNode;
};

/** An image that is set: preview, what it is, pixels, bytes, type. */
export function ImageCard({ value, label, children }: ImageCardProps) {
  const { form } = useFormScope();
  const [seen, setSeen] = useState<{ value: string; width: number; height: number } | null>(null);
  const uploaded = form.uploads.get(value);
  const { title, detail } = describeImage(value);
  const size = uploaded ?? (seen?.value === value ? seen : null);
  const facts = [
    size ? `${size.width} × ${size.height} px` : '',
    uploaded ? byteText(uploaded.bytes) : '',
    uploaded ? uploaded.type.replace('image/', '').toUpperCase() : '',
  ].filter(Boolean);

  return (
    <div className="flex items-center gap-2.5 rounded-md border border-line bg-raised p-1.5">
      <ImagePreview value={value} label={label} onSize={(loaded) => setSeen({ value, ...loaded })} />
      <div className="min-w-0 flex-1 text-xs">
        <p className="truncate text-ink">{title}</p>
        {facts.length > 0 ? <p className="truncate text-ink-soft">{facts.join(' · ')}</p> : null}
        <p title={detail} className="truncate font-mono text-2xs text-ink-faint">
          {detail}
        </p>
      </div>
      {children}
    </div>
  );
}
