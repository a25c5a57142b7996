import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import type { Model } from '#core/models/registry.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { FormAnnouncement } from '#web/form/undo/form-announcement.tsx';
import { useUndoKeys } from '#web/form/undo/use-undo-keys.ts';
import { formatCount } from '#web/ui/format-count.ts';
import { Notice } from '#web/ui/notice.tsx';
import { JsonEditor } from './json-editor.tsx';
import { MAX_CHARACTERS } from './length-limit.ts';
import { ServerAdditions } from './server-additions.tsx';
import { writeInputText } from './write-input-text.ts';

/** The input as JSON, to be read and edited, with what the server adds to it. Fetched when it is first opened. */
export function JsonTabPart({ model, form }: { readonly model: Model; readonly form: InputForm }) {
  const root = useRef<HTMLDivElement>(null);
  useUndoKeys({ model, form, root });
  const isTooLong = useWatch({
    control: form.rhf.control,
    compute: (values: unknown) => writeInputText(model, toSparseInput(values)).length > MAX_CHARACTERS,
  });
  return (
    <div ref={root} className="space-y-3">
      {isTooLong ? (
        <Notice tone="warning" title="This input is too long to be edited as JSON">
          It has more than {formatCount(MAX_CHARACTERS)} characters, as with an image that stands in it as
          text. Set it in the form.
        </Notice>
      ) : (
        <JsonEditor model={model} form={form} />
      )}
      <ServerAdditions model={model} form={form} />
      <FormAnnouncement form={form} />
    </div>
  );
}
