import { useWatch } from 'react-hook-form';
import { isInputObject } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { countSet } from './count-set.ts';
import type { FormGroup } from './groups-of.ts';

/** How many values of a group are set. Renders its caller when that changes. */
export function useGroupCount(group: FormGroup): number {
  const { form } = useFormScope();
  return useWatch({
    control: form.rhf.control,
    compute: (values: unknown) =>
      isInputObject(values) ? countSet(group.fields, (path) => getAt(values, path)) : 0,
  });
}
