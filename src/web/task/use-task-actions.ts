import { useQueryClient } from '@tanstack/react-query';
import type { Task } from '#core/task.ts';
import { ApiProblem } from '#web/api/request.ts';
import { refreshTasks, writeTask } from '#web/api/task-cache.ts';
import {
  cancelTask,
  deleteTask,
  fetchImage,
  markTask,
  moveTask,
  resolveTask,
  restoreTask,
  starTask,
  type TaskMarks,
} from '#web/api/task-calls.ts';
import { countOf } from '#web/ui/count-of.ts';
import { useToast } from '#web/ui/use-toast.ts';

/** What can be done with a task, each told when it failed, and undone where it destroys. */
export function useTaskActions() {
  const client = useQueryClient();
  const toast = useToast();

  /** Answers whether it is as it was to be. */
  async function apply(change: Promise<Task>): Promise<boolean> {
    try {
      writeTask(client, await change);
      return true;
    } catch (failure) {
      // Another tab was quicker: what it came to is read, and that is all there is to say.
      const isDoneAlready = failure instanceof ApiProblem && failure.status === 409;
      if (isDoneAlready) refreshTasks(client);
      else tell(failure);
      return isDoneAlready;
    }
  }

  function tell(failure: unknown): void {
    toast.show({ title: failure instanceof Error ? failure.message : String(failure), tone: 'danger' });
  }

  return {
    fetchAgain: (image: string) => apply(fetchImage(image)),
    star: (task: Task) => apply(starTask(task.id, !task.starred)),
    mark: (task: Task, marks: TaskMarks) => apply(markTask(task.id, marks)),
    move: (task: Task, before: Task | null) => apply(moveTask(task.id, before?.id ?? null)),
    resolve: (task: Task, action: 'retry' | 'forget') => apply(resolveTask(task.id, action)),
    async remove(task: Task) {
      const isDone = await apply(deleteTask(task.id));
      if (!isDone) return;
      const undo = { label: 'Undo', onSelect: () => void apply(restoreTask(task.id)) };
      const what = countOf(task.images.length, 'image');
      toast.show({ title: `The task and its ${what} moved to the bin, for 30 days.`, action: undo });
    },
    restore: (task: Task) => apply(restoreTask(task.id)),
    /** Takes back tasks that wait; what is under way meanwhile goes on. One sentence tells of all. */
    async cancelAll(tasks: readonly Task[]) {
      const answers = await Promise.allSettled(tasks.map(({ id }) => cancelTask(id)));
      let stopped = 0;
      for (const answer of answers) {
        if (answer.status !== 'fulfilled') continue;
        writeTask(client, answer.value.task);
        if (answer.value.isStopped && !answer.value.mayBeCharged) stopped++;
      }
      const rest = tasks.length - stopped;
      toast.show({
        title: `${stopped} of ${tasks.length} stopped before they were sent: nothing is charged for them.`,
        description: rest > 0 ? `${rest} had been sent already, or could not be reached.` : undefined,
        tone: rest > 0 ? 'warning' : 'neutral',
      });
    },
    async cancel(task: Task) {
      try {
        const answer = await cancelTask(task.id);
        writeTask(client, answer.task);
        toast.show({ title: answer.message, tone: answer.isStopped ? 'neutral' : 'warning' });
      } catch (failure) {
        // It has ended meanwhile: its card says how.
        if (failure instanceof ApiProblem && failure.status === 409) refreshTasks(client);
        tell(failure);
      }
    },
  };
}
