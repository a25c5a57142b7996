import { use, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { fieldOfRole } from '#core/schema/role.ts';
import type { Size } from '#core/schema/size.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { useImageFacts } from '#web/form/images/use-image-facts.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';

/** The model's source image, where our server has it, and its size, once that is known. */
export function useSourcePicture(): {
  readonly url: string | null;
  readonly size: Size | null;
  /** The picture was loaded, and is so large. */
  readonly onSize: (size: Size) => void;
} {
  const { model, form } = useFormScope();
  const { fullUrl } = use(FormServicesContext);
  const path = fieldOfRole(model.fields, 'source-image')?.path ?? '';
  const value = toText(useWatch({ control: form.rhf.control, name: path }));
  const [seen, setSeen] = useState<{ readonly value: string; readonly size: Size } | null>(null);
  return {
    url: value === '' || path === '' ? null : fullUrl(value),
    size: useImageFacts(value) ?? (seen?.value === value ? seen.size : null),
    onSize: (size) => setSeen({ value, size }),
  };
}
