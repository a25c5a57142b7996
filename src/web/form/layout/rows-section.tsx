import { ChevronDown, ChevronUp, Copy, Plus, Trash2 } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import type { ListField } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import { RowIssues } from '#web/form/issues/row-issues.tsx';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Button } from '#web/ui/button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { SectionHeading } from './section-heading.tsx';
import type { SectionProps } from './section-props.ts';
import { useRowKeys } from './use-row-keys.ts';

/** A list of objects: rows that are added, copied, moved, removed, each with its own fields. */
export function RowsSection({ field, path, isBare }: SectionProps<ListField>) {
  const { form, renderFields } = useFormScope();
  const ids = fieldIds(form.id, path);
  const count = useWatch({
    control: form.rhf.control,
    name: path,
    compute: (value: unknown) => (Array.isArray(value) ? value.length : 0),
  });
  const rows = useRowKeys(count);
  const fields = field.item.kind === 'object' ? field.item.fields : [];

  function readRows(): readonly InputValue[] {
    const { rows: sparse } = toSparseInput({ rows: form.rhf.getValues(path) });
    return Array.isArray(sparse) ? sparse : [];
  }

  function insert(index: number, row: InputValue) {
    rows.insert(index);
    form.setValue(path, readRows().toSpliced(index, 0, row));
    // The new row is in the page with the next frame.
    requestAnimationFrame(() => {
      document.getElementById(fieldIds(form.id, `${path}.${index}.${fields[0]?.name}`).control)?.focus();
    });
  }

  function move(from: number, to: number) {
    const now = readRows();
    const moved = now[from];
    if (moved === undefined || to < 0 || to >= now.length) return;
    rows.move(from, to);
    form.setValue(path, now.toSpliced(from, 1).toSpliced(to, 0, moved));
  }

  function remove(index: number) {
    rows.remove(index);
    form.setValue(path, readRows().toSpliced(index, 1));
    document.getElementById(ids.control)?.focus();
  }

  return (
    <fieldset id={ids.frame} aria-labelledby={ids.label} className="min-w-0">
      <SectionHeading
        field={field}
        path={path}
        count={count}
        isBare={isBare}
        onReset={() => form.setValue(path, undefined)}
      >
        {count > 0 && !isBare ? <Badge tone="accent">{count === 1 ? '1 row' : `${count} rows`}</Badge> : null}
      </SectionHeading>
      <ol className="space-y-2 pt-1">
        {rows.keys.map((key, index) => {
          const name = `${field.title} ${index + 1}`;
          return (
            <li key={key} className="rounded-md border border-line px-3 pt-1 pb-3">
              <div className="flex items-center">
                <h4 className="flex-1 text-xs font-semibold text-ink-soft">{name}</h4>
                <IconButton
                  size="sm"
                  icon={ChevronUp}
                  label={`Move ${name} up`}
                  aria-disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <IconButton
                  size="sm"
                  icon={ChevronDown}
                  label={`Move ${name} down`}
                  aria-disabled={index === count - 1}
                  onClick={() => move(index, index + 1)}
                />
                <IconButton
                  size="sm"
                  icon={Copy}
                  label={`Copy ${name}`}
                  onClick={() => insert(index + 1, readRows()[index] ?? {})}
                />
                <IconButton size="sm" icon={Trash2} label={`Remove ${name}`} onClick={() => remove(index)} />
              </div>
              <RowIssues path={`${path}.${index}`} />
              {renderFields(fields, `${path}.${index}`)}
            </li>
          );
        })}
      </ol>
      <Button
        id={ids.control}
        icon={Plus}
        onClick={() => insert(count, {})}
        className={count > 0 ? 'mt-2' : ''}
      >
        Add {field.title}
      </Button>
    </fieldset>
  );
}
