import { useState } from 'react';
import { parseJson, stringifyJson } from '#core/json.ts';
import type { Field } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { TextArea } from '#web/ui/text-area.tsx';
import type { ControlProps } from './control-props.ts';

/** The control of whatever has none of its own: its value as JSON. Text that is no JSON is kept, and validation says so. */
export function JsonControl({ field, value, aria, onCommit }: ControlProps) {
  const [draft, setDraft] = useState<string | null>(null);

  function commit() {
    if (draft === null) return;
    setDraft(null);
    onCommit(readJson(draft));
  }

  return (
    <TextArea
      {...aria}
      mono
      rows={1}
      spellCheck={false}
      value={
        draft ?? (typeof value === 'string' || value === undefined ? (value ?? '') : stringifyJson(value, 2))
      }
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      placeholder={placeholderOf(field)}
      className="block"
    />
  );
}

/** A list of choices shows how one is written. */
function placeholderOf(field: Field): string {
  if (field.kind !== 'list' || field.item.kind !== 'choice') return 'JSON';
  return `JSON, such as ${stringifyJson(field.item.choices.slice(0, 2).map((choice) => choice.value))}`;
}

function readJson(text: string): InputValue | undefined {
  if (text.trim() === '') return undefined;
  return toSparseInput({ value: parseJson(text) ?? text }).value;
}
