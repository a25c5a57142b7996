import { Plus } from 'lucide-react';
import type { ListField } from '#core/schema/field.ts';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import { RowIssues } from '#web/form/issues/row-issues.tsx';
import { SectionHeading } from '#web/form/layout/section-heading.tsx';
import type { SectionProps } from '#web/form/layout/section-props.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Button } from '#web/ui/button.tsx';
import { countOf } from '#web/ui/count-of.ts';
import { RestingWords } from './resting-words.tsx';
import { RowHead } from './row-head.tsx';
import { useListRows } from './use-list-rows.ts';

/** A list of objects: rows that are added, switched off, copied, moved, removed, each with its own fields. */
export function RowsSection({ field, path, isBare }: SectionProps<ListField>) {
  const { form, renderFields } = useFormScope();
  const ids = fieldIds(form.id, path);
  const { rows, changes } = useListRows(path);
  const fields = field.item.kind === 'object' ? field.item.fields : [];
  const sent = rows.filter(({ isOn }) => isOn).length;
  // The path of a row inside a row changes with what is before it: nothing can rest there.
  const canRest = !/\.\d+\./.test(path);

  function add() {
    changes.insert(rows.length, { row: {}, isOn: true });
    focusRow(sent);
  }

  function copy(index: number) {
    changes.copy(index);
    if (rows[index]?.isOn) focusRow(placeOf(index) + 1);
  }

  /** `place`: among those that are sent. */
  function focusRow(place: number) {
    const first = fieldIds(form.id, `${path}.${place}.${fields[0]?.name}`).control;
    // A new row is in the page with the next frame.
    requestAnimationFrame(() => document.getElementById(first)?.focus());
  }

  /** A row's number, from 0: those that are sent have the input's, since issues name them by it; the others their own. */
  function placeOf(index: number): number {
    return rows.slice(0, index).filter(({ isOn }) => isOn === rows[index]?.isOn).length;
  }

  function remove(index: number) {
    changes.remove(index);
    document.getElementById(ids.control)?.focus();
  }

  return (
    <fieldset id={ids.frame} aria-labelledby={ids.label} className="min-w-0">
      <SectionHeading
        field={field}
        path={path}
        count={sent}
        isBare={isBare}
        onReset={() => form.setValue(path, undefined)}
      >
        {sent > 0 && !isBare ? <Badge tone="accent">{countOf(sent, 'row')}</Badge> : null}
        {rows.length > sent ? <Badge>{rows.length - sent} off</Badge> : null}
      </SectionHeading>
      <ol className="space-y-2 pt-1">
        {rows.map(({ key, row, isOn }, index) => {
          const place = placeOf(index);
          const name = `${field.title} ${place + 1}`;
          return (
            <li key={key} className="rounded-md border border-line px-3 pt-1 pb-3">
              <RowHead
                name={isOn ? name : `${name} of those off`}
                title={isOn ? name : `${field.title}, off`}
                isOn={isOn}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
                onTurn={canRest ? (on) => changes.turn(index, on) : null}
                onMove={(by) => changes.move(index, index + by)}
                onCopy={() => copy(index)}
                onRemove={() => remove(index)}
              />
              {isOn ? (
                <>
                  <RowIssues path={`${path}.${place}`} />
                  {renderFields(fields, `${path}.${place}`)}
                </>
              ) : (
                <RestingWords fields={fields} row={row} />
              )}
            </li>
          );
        })}
      </ol>
      <Button id={ids.control} icon={Plus} onClick={add} className={rows.length > 0 ? 'mt-2' : ''}>
        Add {field.title}
      </Button>
    </fieldset>
  );
}
