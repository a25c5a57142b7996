import type { Model } from '#core/models/registry.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { FormAnnouncement } from '#web/form/undo/form-announcement.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { JsonEditor } from './json-editor.tsx';
import { MAX_CHARACTERS } from './length-limit.ts';
import { ServerAdditions } from './server-additions.tsx';
import { writeInputText } from './write-input-text.ts';

/** The input as JSON, to be read and edited, with what the server adds to it. Fetched when it is first opened. */
export function JsonTabPart({ model, form }: { readonly model: Model; readonly form: InputForm }) {
  const isTooLong = writeInputText(model, useLiveInput(form)).length > MAX_CHARACTERS;
  return (
    <div className="space-y-3">
      {isTooLong ? (
        <Notice tone="warning" title="This input is too long to be edited as JSON">
          It has more than {MAX_CHARACTERS.toLocaleString('en')} characters, as with an image that stands in
          it as text. Set it in the form.
        </Notice>
      ) : (
        <JsonEditor model={model} form={form} />
      )}
      <ServerAdditions model={model} form={form} />
      <FormAnnouncement form={form} />
    </div>
  );
}
