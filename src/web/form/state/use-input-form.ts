import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Input } from '#core/schema/input.ts';
import { createInputForm } from './create-input-form.ts';
import type { FormValues, InputForm } from './input-form.ts';

/** A form that begins with `initial`. Later changes of `initial` are ignored: call `replaceInput`. */
export function useInputForm(initial: Input): InputForm {
  const id = useId();
  const rhf = useForm<FormValues>({ defaultValues: initial });
  const [form] = useState(() => createInputForm(id, rhf));
  return form;
}
