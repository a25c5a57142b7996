import type { Task } from '#core/task.ts';
import type { BulkChanges } from '#web/api/task-calls.ts';
import { NewTag } from '#web/task/new-tag.tsx';
import { Button } from '#web/ui/button.tsx';

type TagManyProps = {
  readonly tasks: readonly Task[];
  /** Tags that are in use. */
  readonly tags: readonly string[];
  readonly onChange: (changes: Pick<BulkChanges, 'addTags' | 'removeTags'>) => void;
};

/** Gives tags to all that is chosen, or takes one from them. */
export function TagMany({ tasks, tags, onChange }: TagManyProps) {
  const all = [...new Set([...tags, ...tasks.flatMap((task) => task.tags)])].toSorted();

  return (
    <div className="space-y-3">
      <NewTag onAdd={(addTags) => onChange({ addTags })} />
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
