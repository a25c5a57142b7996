import { useWatch } from 'react-hook-form';
import type { ObjectField } from '#core/schema/field.ts';
import { isInputObject } from '#core/schema/input.ts';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import { OutpaintFrame } from '#web/form/outpaint/outpaint-frame.tsx';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { countSet } from './count-set.ts';
import { SectionHeading } from './section-heading.tsx';
import type { SectionProps } from './section-props.ts';
import { SetCount } from './set-count.tsx';

/** An object: its fields under a small heading, or under the group's own where that says the same. */
export function ObjectSection({ field, path, isBare }: SectionProps<ObjectField>) {
  const { form, renderFields } = useFormScope();
  const ids = fieldIds(form.id, path);
  const count = useWatch({
    control: form.rhf.control,
    name: path,
    compute: (value: unknown) => countInside(field, value),
  });

  return (
    <fieldset id={ids.frame} aria-labelledby={ids.label} className="min-w-0">
      <SectionHeading
        field={field}
        path={path}
        count={count}
        isBare={isBare}
        onReset={() => form.setValue(path, undefined)}
      >
        {isBare ? null : <SetCount count={count} />}
      </SectionHeading>
      <div className={isBare ? 'mt-1' : 'mt-1 border-l border-line pl-4'}>
        {field.role === 'outpaint' ? <OutpaintFrame field={field} path={path} /> : null}
        {renderFields(field.fields, path)}
      </div>
    </fieldset>
  );
}

function countInside(field: ObjectField, value: unknown): number {
  if (!isInputObject(value)) return 0;
  return countSet(field.fields, (path) => {
    const keys = path.slice(field.path.length + 1).split('.');
    return keys.reduce<unknown>((at, key) => (isInputObject(at) ? at[key] : undefined), value);
  });
}
