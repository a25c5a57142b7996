import { ChevronDown, ChevronUp, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { ListField } from '#core/schema/field.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { RowIssues } from '#web/form/issues/row-issues.tsx';
import { useRowKeys } from '#web/form/layout/use-row-keys.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { ImageCard } from './image-card.tsx';
import { ImageDropArea } from './image-drop-area.tsx';
import { ImagePicker } from './image-picker.tsx';
import { useImageUpload } from './use-image-upload.ts';

/** An ordered list of images: their numbers are how a prompt speaks of them. */
export function ImageListControl({ field, path, value, aria, onCommit }: ControlProps<ListField>) {
  const { form } = useFormScope();
  const { pending, upload } = useImageUpload(path);
  const [announced, setAnnounced] = useState('');
  const values: readonly string[] = Array.isArray(value) ? value.map(toText) : [];
  const rows = useRowKeys(values.length);

  function add(more: readonly string[]) {
    // Read afresh: while files were uploaded, the list may have changed.
    const now = form.rhf.getValues(path);
    if (more.length > 0) onCommit([...(Array.isArray(now) ? now.map(toText) : []), ...more]);
  }

  async function take(files: readonly File[]) {
    add((await upload(files)).map((image) => image.value));
  }

  function move(from: number, to: number) {
    const moved = values[from];
    if (moved === undefined || to < 0 || to >= values.length) return;
    rows.move(from, to);
    onCommit(values.toSpliced(from, 1).toSpliced(to, 0, moved));
    setAnnounced(`Image ${from + 1} is now image ${to + 1} of ${values.length}.`);
  }

  function remove(index: number) {
    rows.remove(index);
    onCommit(values.length === 1 ? undefined : values.toSpliced(index, 1));
    document.getElementById(aria.id)?.focus();
  }

  function handleKey(event: KeyboardEvent, index: number) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
  }

  return (
    <ImageDropArea onFiles={take} onValue={(next) => add([next])}>
      {values.length > 0 ? (
        <ol aria-labelledby={aria['aria-labelledby']} className="space-y-1.5">
          {rows.keys.map((key, index) => (
            <li key={key} onKeyDown={(event) => handleKey(event, index)}>
              <ImageCard value={values[index] ?? ''} label={`Image ${index + 1}`}>
                <span className="w-5 text-center text-sm font-semibold text-ink-soft">{index + 1}</span>
                <span className="flex flex-col">
                  <IconButton
                    size="sm"
                    icon={ChevronUp}
                    label={`Move image ${index + 1} up`}
                    hint="Alt ↑"
                    aria-disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  />
                  <IconButton
                    size="sm"
                    icon={ChevronDown}
                    label={`Move image ${index + 1} down`}
                    hint="Alt ↓"
                    aria-disabled={index === values.length - 1}
                    onClick={() => move(index, index + 1)}
                  />
                </span>
                <IconButton icon={Trash2} label={`Remove image ${index + 1}`} onClick={() => remove(index)} />
              </ImageCard>
              <RowIssues path={`${path}.${index}`} />
            </li>
          ))}
        </ol>
      ) : null}
      <ImagePicker
        aria={aria}
        title={field.title}
        isMultiple
        pending={pending}
        text=""
        onFiles={take}
        onText={(text) => add(text.trim() ? [text.trim()] : [])}
      />
      <span aria-live="polite" className="sr-only">
        {announced}
      </span>
    </ImageDropArea>
  );
}
