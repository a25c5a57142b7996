import { type FormEvent, useState } from 'react';
import { MARK_LIMITS } from '#core/mark-limits.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type NewTagProps = { readonly onAdd: (tag: string) => void; readonly className?: string | undefined };

/** Where a tag is typed that is to be given. */
export function NewTag({ onAdd, className = '' }: NewTagProps) {
  const [text, setText] = useState('');

  function add(event: FormEvent): void {
    event.preventDefault();
    const tag = text.trim();
    if (tag) onAdd(tag);
    setText('');
  }

  return (
    <form onSubmit={add} className={`flex gap-2 ${className}`}>
      <TextField
        label="New tag"
        placeholder="A tag"
        maxLength={MARK_LIMITS.tagLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">Add</Button>
    </form>
  );
}
