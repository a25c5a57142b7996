import { type FormEvent, useId, useState } from 'react';
import { MARK_LIMITS } from '#core/mark-limits.ts';
import { splitTags } from '#core/split-tags.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type NewTagProps = {
  readonly onAdd: (tags: readonly string[]) => void;
  readonly className?: string | undefined;
};

/** Where tags are typed that are to be given, with commas between them. One that is too long stays, and is told of. */
export function NewTag({ onAdd, className = '' }: NewTagProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(0);

  function add(event: FormEvent): void {
    event.preventDefault();
    const { tags, tooLong } = splitTags(text);
    if (tags.length > 0) onAdd(tags);
    setText(tooLong.join(', '));
    setRefused(tooLong.length);
  }

  return (
    <form onSubmit={add} className={`flex flex-wrap gap-x-2 ${className}`}>
      <TextField
        label="New tag"
        placeholder="Tags, with commas"
        maxLength={MOST_TYPED}
        value={text}
        aria-invalid={refused > 0 || undefined}
        aria-describedby={id}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefused(0);
        }}
        className="min-w-0 flex-1"
      />
      <Button type="submit">Add</Button>
      <p id={id} role="status" className="w-full text-xs text-danger">
        {refused > 0 ? <span className="block pt-1">{refusalOf(refused)}</span> : null}
      </p>
    </form>
  );
}

/** As many as a task has, each as long as it may be, and what parts them. In UTF-16 units. */
const MOST_TYPED = MARK_LIMITS.tags * (MARK_LIMITS.tagLength + 2);

function refusalOf(count: number): string {
  const what = count === 1 ? 'This was not added: it has' : 'These were not added: each has';
  return `${what} more than ${MARK_LIMITS.tagLength} characters. Shorten ${count === 1 ? 'it' : 'them'}.`;
}
