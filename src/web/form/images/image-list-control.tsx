import { type KeyboardEvent, useRef, useState } from 'react';
import type { ListField } from '#core/schema/field.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { RowIssues } from '#web/form/issues/row-issues.tsx';
import { useRowKeys } from '#web/form/layout/use-row-keys.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { altArrow } from '#web/ui/alt-arrow.ts';
import { ImageCard } from './image-card.tsx';
import { ImageIntakeArea } from './image-intake-area.tsx';
import { ImagePicker } from './image-picker.tsx';
import { ImageRowActions } from './image-row-actions.tsx';
import { placeImages } from './place-images.ts';
import { useDragOrder } from './use-drag-order.ts';

/** An ordered list of images: their numbers are how a prompt speaks of them. */
export function ImageListControl({ field, path, value, aria, onCommit }: ControlProps<ListField>) {
  const { model, form } = useFormScope();
  const list = useRef<HTMLOListElement>(null);
  const [announced, setAnnounced] = useState('');
  /** Text that names no image: it stays in its box, to be put right. */
  const [refused, setRefused] = useState('');
  const values: readonly string[] = Array.isArray(value) ? value.map(toText) : [];
  const rows = useRowKeys(values.length);
  const { handleOf, styleOf } = useDragOrder(list, move);
  const slot = { path, title: field.title, role: field.role, isList: true };

  function add(typed: string) {
    const text = typed.trim();
    const read = readImageValue(text);
    const isRefused = text !== '' && read.kind === 'refused';
    setRefused(isRefused ? text : '');
    form.issues.forget(path);
    if (isRefused) form.issues.addForeign({ path, severity: 'error', message: read.reason, fixes: [] });
    else if (text !== '') placeImages({ model, form, slot, values: [text] });
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
    const by = altArrow(event);
    if (by === null) return;
    event.preventDefault();
    move(index, index + by);
  }

  return (
    <ImageIntakeArea slot={slot}>
      {(open) => (
        <>
          {values.length > 0 ? (
            <ol ref={list} aria-labelledby={aria['aria-labelledby']} className="space-y-1.5">
              {rows.keys.map((key, index) => (
                <li key={key} style={styleOf(index)} onKeyDown={(event) => handleKey(event, index)}>
                  <ImageCard value={values[index] ?? ''} label={`Image ${index + 1}`}>
                    <ImageRowActions
                      index={index}
                      count={values.length}
                      handle={handleOf(index)}
                      onMove={(to) => move(index, to)}
                      onRemove={() => remove(index)}
                    />
                  </ImageCard>
                  <RowIssues path={`${path}.${index}`} />
                </li>
              ))}
            </ol>
          ) : null}
          <ImagePicker aria={aria} slot={slot} text={refused} onOpen={open} onText={add} />
          <span aria-live="polite" className="sr-only">
            {announced}
          </span>
        </>
      )}
    </ImageIntakeArea>
  );
}
