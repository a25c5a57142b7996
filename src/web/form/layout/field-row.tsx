import { use } from 'react';
import type { Field } from '#core/schema/field.ts';
import { barredControl } from '#web/form/controls/barred-control.tsx';
import { fieldControl } from '#web/form/controls/field-control.tsx';
import { controlAria } from '#web/form/frame/control-aria.ts';
import { FieldFrame } from '#web/form/frame/field-frame.tsx';
import { isDefault } from '#web/form/frame/is-default.ts';
import { RowsSection } from '#web/form/rows/rows-section.tsx';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { useField } from '#web/form/state/use-field.ts';
import { ObjectSection } from './object-section.tsx';

type FieldRowProps = {
  readonly field: Field;
  /** The concrete path of its value. */
  readonly path: string;
  readonly isBare: boolean;
};

/** One parameter, whatever its kind. */
export function FieldRow({ field, path, isBare }: FieldRowProps) {
  // As JSON, what holds fields is one value.
  if (field.control === 'json') return <ValueRow field={field} path={path} />;
  if (field.kind === 'object') return <ObjectSection field={field} path={path} isBare={isBare} />;
  if (field.kind === 'list' && field.item.kind === 'object') {
    return <RowsSection field={field} path={path} isBare={isBare} />;
  }
  return <ValueRow field={field} path={path} />;
}

function ValueRow({ field, path }: Pick<FieldRowProps, 'field' | 'path'>) {
  const { form } = useFormScope();
  const { value, issues, setValue, commitValue, leave } = useField(path);
  const { privateBarredBy } = use(FormServicesContext);
  const isBarred = field.isPrivate && privateBarredBy !== null;
  const { shape, render } = isBarred ? barredControl : fieldControl(field);
  const isSet = Array.isArray(value) ? value.length > 0 : value !== undefined;
  return (
    <FieldFrame
      field={field}
      path={path}
      state={!isSet ? 'unset' : isDefault(field, value) ? 'default' : 'set'}
      issues={issues}
      shape={shape}
      takesFocus={!isBarred && field.managed === null}
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
