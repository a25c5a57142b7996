import type { Field, NumberField } from '#core/schema/field.ts';
import { SizeRow } from '#web/form/numbers/size-row.tsx';
import { FieldRow } from './field-row.tsx';

type FieldListProps = {
  readonly fields: readonly Field[];
  /** Path of the object or the row that holds them; empty at the top, where each field knows its own. */
  readonly parentPath: string;
  /** The title above, where an only field need not repeat it. */
  readonly title?: string | undefined;
};

/** Fields beneath each other. A width and the height after it share one control. */
export function FieldList({ fields, parentPath, title }: FieldListProps) {
  const pathOf = (field: Field) => (parentPath ? `${parentPath}.${field.name}` : field.path);
  return (
    <div className="space-y-3">
      {fields.map((field, index) => {
        if (isSide(field, 'height') && isSide(fields[index - 1], 'width')) return null;
        const next = fields[index + 1];
        if (isSide(field, 'width') && isSide(next, 'height')) {
          return (
            <SizeRow
              key={field.path}
              width={{ field, path: pathOf(field) }}
              height={{ field: next, path: pathOf(next) }}
            />
          );
        }
        const isBare = field.title === title || (title !== undefined && fields.length === 1);
        return <FieldRow key={field.path} field={field} path={pathOf(field)} isBare={isBare} />;
      })}
    </div>
  );
}

function isSide(field: Field | undefined, role: 'width' | 'height'): field is NumberField {
  return field?.role === role && field.kind === 'integer' && field.managed === null;
}
