import { useSyncExternalStore } from 'react';
import type { InputForm } from '#web/form/state/input-form.ts';

/** Says aloud what the form did by itself. */
export function FormAnnouncement({ form }: { readonly form: InputForm }) {
  const { count, text } = useSyncExternalStore(form.announcer.subscribe, form.announcer.last);
  return (
    <div aria-live="polite" className="sr-only">
      <span key={count}>{text}</span>
    </div>
  );
}
