import { use } from 'react';
import { useWatch } from 'react-hook-form';
import { fieldOfRole } from '#core/schema/role.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';

export type MaskSource =
  | { readonly ok: true; readonly value: string; readonly url: string; readonly title: string }
  | { readonly ok: false; readonly reason: string };

/** The image that a mask is painted on: what is set for the model's source image, or a sentence about what is missing. */
export function useMaskSource(): MaskSource | null {
  const { model, form } = useFormScope();
  const { fullUrl } = use(FormServicesContext);
  const field = fieldOfRole(model.fields, 'source-image');
  const value = toText(useWatch({ control: form.rhf.control, name: field?.path ?? '' }));
  if (!field) return null;
  const { title } = field;
  if (value === '') return { ok: false, reason: `To paint a mask here, give the image first: ${title}.` };
  const url = fullUrl(value);
  if (url !== null) return { ok: true, value, url, title };
  return {
    ok: false,
    reason: `${title} does not lie on this server, and the page loads nothing from elsewhere. To paint on it, upload it as a file.`,
  };
}
