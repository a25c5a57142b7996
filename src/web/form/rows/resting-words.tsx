import type { Field } from '#core/schema/field.ts';
import { type InputValue, isInputObject } from '#core/schema/input.ts';
import { valueInWords } from '#web/form/value-in-words.ts';

type RestingWordsProps = { readonly fields: readonly Field[]; readonly row: InputValue };

/** What a row holds that is switched off: shown, and not to be typed into. */
export function RestingWords({ fields, row }: RestingWordsProps) {
  const values = isInputObject(row) ? Object.entries(row) : [];
  if (values.length === 0) return <p className="text-xs text-ink-faint">Empty. Not sent.</p>;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 pt-1 text-xs text-ink-soft">
      {values.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{fields.find((field) => field.name === name)?.title ?? name}</dt>
          <dd className="truncate">{valueInWords(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
