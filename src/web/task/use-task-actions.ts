import { useQueryClient } from '@tanstack/react-query';
import type { Task } from '#core/task.ts';
import { writeTask } from '#web/api/task-cache.ts';
import { cancelTask, deleteTask, resolveTask, restoreTask, starTask } from '#web/api/task-calls.ts';
import { useToast } from '#web/ui/use-toast.ts';

/** What can be done with a task, each told when it failed, and undone where it destroys. */
export function useTaskActions() {
  const client = useQueryClient();
  const toast = useToast();

  async function apply(change: Promise<Task>): Promise<boolean> {
    try {
      writeTask(client, await change);
      return true;
    } catch (failure) {
      toast.show({ title: failure instanceof Error ? failure.message : String(failure), tone: 'danger' });
      return false;
    }
  }

  return {
    star: (task: Task) => apply(starTask(task.id, !task.starred)),
    resolve: (task: Task, action: 'retry' | 'forget') => apply(resolveTask(task.id, action)),
    async remove(task: Task) {
      const isDone = await apply(deleteTask(task.id));
      if (!isDone) return;
      const undo = { label: 'Undo', onSelect: () => void apply(restoreTask(task.id)) };
      const what = task.images.length === 1 ? '1 image' : `${task.images.length} images`;
      toast.show({ title: `The task and its ${what} moved to the bin, for 30 days.`, action: undo });
    },
    restore: (task: Task) => apply(restoreTask(task.id)),
    async cancel(task: Task) {
      try {
        const answer = await cancelTask(task.id);
        writeTask(client, answer.task);
        toast.show({ title: answer.message, tone: answer.isStopped ? 'neutral' : 'warning' });
      } catch (failure) {
        toast.show({ title: failure instanceof Error ? failure.message : String(failure), tone: 'danger' });
      }
    },
  };
}
