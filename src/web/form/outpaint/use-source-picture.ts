import { useState } from 'react';
import type { Size } from '#core/schema/size.ts';
import { useImageFacts } from '#web/form/images/use-image-facts.ts';
import { useSourceImage } from '#web/form/images/use-source-image.ts';

/** The model's source image, where our server has it, and its size, once that is known. */
export function useSourcePicture(): {
  readonly url: string | null;
  readonly size: Size | null;
  /** The picture was loaded, and is so large. */
  readonly onSize: (size: Size) => void;
} {
  const { value, url } = useSourceImage() ?? { value: '', url: null };
  const [seen, setSeen] = useState<{ readonly value: string; readonly size: Size } | null>(null);
  return {
    url,
    size: useImageFacts(value) ?? (seen?.value === value ? seen.size : null),
    onSize: (size) => setSeen({ value, size }),
  };
}
