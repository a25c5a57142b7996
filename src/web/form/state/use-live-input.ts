import { useWatch } from 'react-hook-form';
import type { Input } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import type { InputForm } from './input-form.ts';

/** The input as it is being typed: for a price, a JSON view. Renders its caller on every change, so call it in a leaf. */
export function useLiveInput(form: InputForm): Input {
  return useWatch({ control: form.rhf.control, compute: toSparseInput });
}
