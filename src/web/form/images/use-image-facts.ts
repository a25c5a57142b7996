import { use, useEffect, useState } from 'react';
import { FormServicesContext, type ImageFacts } from '#web/form/state/form-services.ts';

/** What our server knows of an image value; `null` until it has told, and for what it does not have. */
export function useImageFacts(value: string): ImageFacts | null {
  const { imageFacts } = use(FormServicesContext);
  const [known, setKnown] = useState<{ readonly value: string; readonly facts: ImageFacts | null } | null>(
    null,
  );
  useEffect(() => {
    let isOver = false;
    void imageFacts(value).then((facts) => {
      if (!isOver) setKnown({ value, facts });
    });
    return () => {
      isOver = true;
    };
  }, [imageFacts, value]);
  return known?.value === value ? known.facts : null;
}
