import { type FormEvent, useState } from 'react';
import type { Task } from '#core/task.ts';
import type { BulkChanges } from '#web/api/task-calls.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type TagManyProps = {
  readonly tasks: readonly Task[];
  /** Tags that are in use. */
  readonly tags: readonly string[];
  readonly onChange: (changes: Pick<BulkChanges, 'addTags' | 'removeTags'>) => void;
};

/** The longest tag, as the server takes it. */
const MOST_LETTERS = 50;

/** Gives a tag to all that is chosen, or takes it from them. */
export function TagMany({ tasks, tags, onChange }: TagManyProps) {
  const [text, setText] = useState('');
  const all = [...new Set([...tags, ...tasks.flatMap((task) => task.tags)])].toSorted();

  function add(event: FormEvent): void {
    event.preventDefault();
    const tag = text.trim();
    if (tag) onChange({ addTags: [tag] });
    setText('');
  }

  return (
    <div className="space-y-3">
      <form onSubmit={add} className="flex gap-2">
        <TextField
          label="New tag"
          placeholder="A tag"
          maxLength={MOST_LETTERS}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">Add</Button>
      </form>
      {all.length > 0 ? (
        <ul aria-label="Tags" className="flex flex-wrap gap-1">
          {all.map((tag) => {
            const count = tasks.filter((task) => task.tags.includes(tag)).length;
            const haveAll = count === tasks.length;
            return (
              <li key={tag} className="max-w-full min-w-0">
                <Button
                  size="sm"
                  variant={haveAll ? 'primary' : 'outline'}
                  aria-pressed={count === 0 ? false : haveAll ? true : 'mixed'}
                  onClick={() => onChange(haveAll ? { removeTags: [tag] } : { addTags: [tag] })}
                  className="max-w-full"
                >
                  <span className="truncate">{tag}</span>
                  {count > 0 && !haveAll ? ` ${count} of ${tasks.length}` : ''}
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
