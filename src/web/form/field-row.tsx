import type { Field } from '#core/schema/field.ts';
import { controlAria } from './control-aria.ts';
import { fieldControl } from './field-control.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFormScope } from './form-scope.ts';
import { isDefault } from './is-default.ts';
import { ObjectSection } from './object-section.tsx';
import { RowsSection } from './rows-section.tsx';
import { useField } from './use-field.ts';

type FieldRowProps = {
  readonly field: Field;
  /** The concrete path of its value. */
  readonly path: string;
  readonly isBare: boolean;
};

/** One parameter, whatever its kind. */
export function FieldRow({ field, path, isBare }: FieldRowProps) {
  if (field.kind === 'object') return <ObjectSection field={field} path={path} isBare={isBare} />;
  if (field.kind === 'list' && field.item.kind === 'object') {
    return <RowsSection field={field} path={path} isBare={isBare} />;
  }
  return <ValueRow field={field} path={path} />;
}

function ValueRow({ field, path }: Pick<FieldRowProps, 'field' | 'path'>) {
  const { form } = useFormScope();
  const { value, issues, setValue, commitValue, leave } = useField(path);
  const { shape, render } = fieldControl(field);
  const isSet = Array.isArray(value) ? value.length > 0 : value !== undefined;
  return (
    <FieldFrame
      field={field}
      path={path}
      state={!isSet ? 'unset' : isDefault(field, value) ? 'default' : 'set'}
      issues={issues}
      shape={shape}
      onReset={() => commitValue(undefined)}
      onLeave={leave}
    >
      {render({
        field,
        path,
        value,
        aria: controlAria({ formId: form.id, field, path, issues }),
        onChange: setValue,
        onCommit: commitValue,
      })}
    </FieldFrame>
  );
}
