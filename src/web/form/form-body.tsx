import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Model } from '#core/models/registry.ts';
import { isComposing } from '#web/form/controls/is-composing.ts';
import { useIssueRefresh } from '#web/form/issues/use-issue-refresh.ts';
import { FieldList } from '#web/form/layout/field-list.tsx';
import { FormScopeContext } from '#web/form/state/form-scope.ts';
import { type FormServices, FormServicesContext } from '#web/form/state/form-services.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { FormAnnouncement } from '#web/form/undo/form-announcement.tsx';
import { useUndoKeys } from '#web/form/undo/use-undo-keys.ts';

type FormBodyProps = {
  readonly model: Model;
  readonly form: InputForm;
  readonly services: FormServices;
  /** Fields, or groups of them. */
  readonly children: ReactNode;
};

/** What fields stand in, all of a form's or some: they know their form from here, and its issues follow its values. */
export function FormBody({ model, form, services, children }: FormBodyProps) {
  const root = useRef<HTMLDivElement>(null);
  useIssueRefresh(model, form);
  useUndoKeys({ model, form, root });
  return (
    <FormServicesContext value={services}>
      <FormScopeContext value={{ model, form, renderFields }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps Enter in a box from submitting a form around it */}
        <div ref={root} data-model-form="" onKeyDown={keepEnter} className="text-sm">
          {children}
          <FormAnnouncement form={form} />
        </div>
      </FormScopeContext>
    </FormServicesContext>
  );
}

function renderFields(fields: Model['fields'], parentPath: string) {
  return <FieldList fields={fields} parentPath={parentPath} />;
}

/** Enter commits a value, or belongs to an input method. What starts a run is the screen's, with Ctrl or ⌘. */
function keepEnter(event: KeyboardEvent) {
  const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
  if (event.target instanceof HTMLInputElement && (isPlain || isComposing(event))) event.preventDefault();
}
