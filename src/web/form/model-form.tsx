import { memo, useDeferredValue } from 'react';
import type { Model } from '#core/models/registry.ts';
import { GroupSection } from '#web/form/layout/group-section.tsx';
import { groupsOf } from '#web/form/layout/groups-of.ts';
import type { FormServices } from '#web/form/state/form-services.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { FormBody } from './form-body.tsx';

type ModelFormProps = {
  readonly model: Model;
  readonly form: InputForm;
  readonly services: FormServices;
};

/**
 * The form of a model: every parameter of its definition, in the definition's groups. Knows kinds, formats and roles only.
 * Memoised, as a change of model was measured to render every form in the page anew.
 */
export const ModelForm = memo(function ModelForm({ model, form, services }: ModelFormProps) {
  // The first paint has what is in sight; the rest follows at once, in slices that let typing through.
  const isWhole = useDeferredValue(true, false);
  const groups = groupsOf(model);

  return (
    <FormBody model={model} form={form} services={services}>
      {(isWhole ? groups : groups.slice(0, GROUPS_IN_SIGHT)).map((group) => (
        <GroupSection key={group.id} group={group} />
      ))}
    </FormBody>
  );
});

const GROUPS_IN_SIGHT = 2;
