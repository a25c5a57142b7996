import { useQuery } from '@tanstack/react-query';
import { Star, Trash2, Undo2 } from 'lucide-react';
import { taskQuery } from '#web/api/tasks-query.ts';
import { ExportButton } from '#web/task/export-button.tsx';
import { TaskDetails } from '#web/task/task-details.tsx';
import { useTaskActions } from '#web/task/use-task-actions.ts';
import { Button } from '#web/ui/button.tsx';
import { tileElement } from './grid/tile-element.ts';

type OpenTaskProps = {
  readonly id: string;
  readonly onClose: () => void;
  readonly onPlayground: () => void;
  /** Shows what a query finds in its place. */
  readonly onFind: (query: string) => void;
};

/** The task that the URL names, with everything known of it. */
export function OpenTask({ id, onClose, onPlayground, onFind }: OpenTaskProps) {
  const { data: task } = useQuery(taskQuery(id));
  const { star, remove, restore } = useTaskActions();
  if (!task) return null;
  return (
    <TaskDetails
      task={task}
      onClose={onClose}
      onPlayground={onPlayground}
      onFind={onFind}
      finalFocus={() => tileElement(id)}
      footer={
        <>
          {task.deletedAt === null ? (
            <Button
              variant="danger"
              icon={Trash2}
              onClick={() => {
                onClose();
                void remove(task);
              }}
            >
              Delete
            </Button>
          ) : (
            <Button icon={Undo2} onClick={() => restore(task)}>
              Restore
            </Button>
          )}
          <ExportButton ids={[task.id]} />
          <Button icon={Star} aria-pressed={task.starred} onClick={() => star(task)}>
            {task.starred ? 'Remove the star' : 'Star'}
          </Button>
        </>
      }
    />
  );
}
