import { fieldOfRole } from '#core/schema/role.ts';
import type { Size } from '#core/schema/size.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { useField } from '#web/form/state/use-field.ts';

/** The size of the result, where the model is given one: as it is set, and how to set it. */
export function useOutputSize(): {
  /** `null`: not set, or no numbers. */
  readonly size: Size | null;
  /** `null`: the model takes no width and height. */
  readonly setSize: ((size: Size) => void) | null;
} {
  const { model } = useFormScope();
  const paths = {
    width: fieldOfRole(model.fields, 'width')?.path,
    height: fieldOfRole(model.fields, 'height')?.path,
  };
  const width = useField(paths.width ?? '');
  const height = useField(paths.height ?? '');
  const isSet = typeof width.value === 'number' && typeof height.value === 'number';
  return {
    size: isSet ? { width: Number(width.value), height: Number(height.value) } : null,
    setSize:
      paths.width && paths.height
        ? (size) => {
            width.commitValue(size.width);
            height.commitValue(size.height);
          }
        : null,
  };
}
