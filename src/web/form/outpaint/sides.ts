import type { NumberField, ObjectField } from '#core/schema/field.ts';

export const SIDES = ['top', 'right', 'bottom', 'left'] as const;
export type Side = (typeof SIDES)[number];

/** How far a picture is extended at each side, in its pixels. */
export type Extension = Readonly<Record<Side, number>>;

/** The fields of the four sides, by their roles; `null` where the definition does not say which is which. */
export function fieldsOfSides({ fields }: ObjectField): Readonly<Record<Side, NumberField>> | null {
  const [top, right, bottom, left] = SIDES.map((side) =>
    fields
      .filter((field): field is NumberField => isNumber(field) && field.role === `outpaint-${side}`)
      .at(0),
  );
  return top && right && bottom && left ? { top, right, bottom, left } : null;
}

function isNumber({ kind }: ObjectField['fields'][number]): boolean {
  return kind === 'integer' || kind === 'number';
}
