import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Field } from '#core/schema/field.ts';

declare global {
  interface Window {
    /** What the form is of; put there before this file runs. */
    floorFields: readonly Field[];
  }
}

/** The floor that the generated form is measured against: the same fields as a person would write them, uncontrolled, and nothing else. */
function FloorForm({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <form>
      {fields.map((field) => (
        <p key={field.path}>
          <label htmlFor={field.path}>
            {field.title} <code>{field.name}</code>
          </label>
          <FloorControl field={field} />
          <small>{field.description.slice(0, 80)}</small>
        </p>
      ))}
    </form>
  );
}

function FloorControl({ field }: { readonly field: Field }) {
  if (field.kind === 'boolean') return <input type="checkbox" id={field.path} />;
  if (field.kind === 'choice') {
    return (
      <select id={field.path}>
        {field.choices.map(({ value }) => (
          <option key={value}>{value}</option>
        ))}
      </select>
    );
  }
  const isLong = field.role === 'prompt' || field.role === 'negative-prompt';
  return isLong ? <textarea id={field.path} rows={6} /> : <input type="text" id={field.path} />;
}

function Floor() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(!isOpen)}>
        Show the form
      </button>
      {isOpen ? <FloorForm fields={window.floorFields} /> : null}
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Floor />);
