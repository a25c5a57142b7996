import { X } from 'lucide-react';
import { useState } from 'react';
import { MARK_LIMITS } from '#core/mark-limits.ts';
import type { Task } from '#core/task.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { NewTag } from './new-tag.tsx';
import { useTaskActions } from './use-task-actions.ts';

/** Stands for no rating. */
const NONE = 'none';
const RATINGS = [
  { value: NONE, label: 'No rating' },
  ...[5, 4, 3, 2, 1, 0].map((rating) => ({ value: String(rating), label: `${rating} of 5` })),
];

/** Rating, tags and note of a task, each kept as soon as it is given. */
export function TaskMarksEditor({ task }: { readonly task: Task }) {
  const { mark } = useTaskActions();
  const [note, setNote] = useState(task.note);

  function addTags(added: readonly string[]): void {
    const tags = [...new Set([...task.tags, ...added])];
    if (tags.length > task.tags.length) void mark(task, { tags });
  }

  return (
    <section aria-label="Rating, tags and note" className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label="Rating"
          value={task.rating === null ? NONE : String(task.rating)}
          onChange={(rating) => void mark(task, { rating: rating === NONE ? null : Number(rating) })}
          options={RATINGS}
          className="basis-32"
        />
        <NewTag onAdd={addTags} className="min-w-0 flex-1 basis-48" />
      </div>
      {task.tags.length > 0 ? (
        <ul aria-label="Tags" className="flex flex-wrap gap-1">
          {task.tags.map((own) => (
            <li key={own} className="max-w-full min-w-0">
              <Button
                size="sm"
                aria-label={`Take away the tag ${own}`}
                onClick={() => void mark(task, { tags: task.tags.filter((other) => other !== own) })}
                className="max-w-full"
              >
                <span className="truncate">{own}</span>
                <X aria-hidden="true" className="size-3 shrink-0" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <TextArea
        label="Note"
        placeholder="A note"
        rows={1}
        maxLength={MARK_LIMITS.noteLength}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => note !== task.note && void mark(task, { note })}
      />
    </section>
  );
}
