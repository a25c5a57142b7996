import { use } from 'react';
import { useWatch } from 'react-hook-form';
import { fieldOfRole } from '#core/schema/role.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';

type SourceImage = {
  readonly title: string;
  /** Empty while none is set. */
  readonly value: string;
  /** Where our server gives it, every pixel of it; `null` for what it does not have. */
  readonly url: string | null;
};

/** What the form holds for the model's source image; `null` for a model without one. */
export function useSourceImage(): SourceImage | null {
  const { model, form } = useFormScope();
  const { fullUrl } = use(FormServicesContext);
  const field = fieldOfRole(model.fields, 'source-image');
  const value = toText(useWatch({ control: form.rhf.control, name: field?.path ?? '' }));
  return field && { title: field.title, value, url: value === '' ? null : fullUrl(value) };
}
