import { type KeyboardEvent, memo, useDeferredValue, useRef } from 'react';
import type { Model } from '#core/models/registry.ts';
import { isComposing } from '#web/form/controls/is-composing.ts';
import { useIssueRefresh } from '#web/form/issues/use-issue-refresh.ts';
import { FieldList } from '#web/form/layout/field-list.tsx';
import { GroupSection } from '#web/form/layout/group-section.tsx';
import { groupsOf } from '#web/form/layout/groups-of.ts';
import { FormScopeContext } from '#web/form/state/form-scope.ts';
import { type FormServices, FormServicesContext } from '#web/form/state/form-services.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { FormAnnouncement } from '#web/form/undo/form-announcement.tsx';
import { useUndoKeys } from '#web/form/undo/use-undo-keys.ts';

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

  const root = useRef<HTMLDivElement>(null);
  useIssueRefresh(model, form);
  useUndoKeys({ model, form, root });

  return (
    <FormServicesContext value={services}>
      <FormScopeContext value={{ model, form, renderFields }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps Enter in a box from submitting a form around it */}
        <div ref={root} data-model-form="" onKeyDown={keepEnter} className="text-sm">
          {(isWhole ? groups : groups.slice(0, GROUPS_IN_SIGHT)).map((group) => (
            <GroupSection key={group.id} group={group} />
          ))}
          <FormAnnouncement form={form} />
        </div>
      </FormScopeContext>
    </FormServicesContext>
  );
});

const GROUPS_IN_SIGHT = 2;

function renderFields(fields: Model['fields'], parentPath: string) {
  return <FieldList fields={fields} parentPath={parentPath} />;
}

/** Enter commits a value, or belongs to an input method. What starts a run is the screen's, with Ctrl or ⌘. */
function keepEnter(event: KeyboardEvent) {
  const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
  if (event.target instanceof HTMLInputElement && (isPlain || isComposing(event))) event.preventDefault();
}
