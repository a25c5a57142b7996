import { useQueryClient } from '@tanstack/react-query';
import type { Task } from '#core/task.ts';
import { refreshTasks, writeTask } from '#web/api/task-cache.ts';
import { type BulkChanges, changeTasks, emptyBin } from '#web/api/task-calls.ts';
import { countOf } from '#web/ui/count-of.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { countImages } from './count-images.ts';

/** As many as the server changes at once. */
const MOST_AT_ONCE = 1_000;

/** What can be done with many tasks at once. What failed is told; what destroys can be undone. */
export function useBulkActions() {
  const client = useQueryClient();
  const toast = useToast();

  async function change(tasks: readonly Task[], changes: BulkChanges): Promise<boolean> {
    const ids = tasks.map(({ id }) => id);
    try {
      for (let from = 0; from < ids.length; from += MOST_AT_ONCE)
        for (const task of await changeTasks(ids.slice(from, from + MOST_AT_ONCE), changes))
          writeTask(client, task);
      return true;
    } catch (failure) {
      tell(failure);
      return false;
    }
  }

  function tell(failure: unknown): void {
    toast.show({ title: failure instanceof Error ? failure.message : String(failure), tone: 'danger' });
  }

  return {
    change,
    async remove(tasks: readonly Task[]) {
      if (!(await change(tasks, { deleted: true }))) return;
      const undo = { label: 'Undo', onSelect: () => void change(tasks, { deleted: false }) };
      const images = countImages(tasks);
      const told = images > tasks.length ? ` with ${countOf(images, 'image')}` : '';
      toast.show({
        title: `${countOf(tasks.length, 'task')}${told} moved to the bin, for 30 days.`,
        action: undo,
      });
    },
    async empty() {
      try {
        const count = await emptyBin();
        toast.show({
          title: `${countOf(count, 'task')} and their images are gone for good. What they cost stays in the totals.`,
        });
      } catch (failure) {
        tell(failure);
      }
      refreshTasks(client);
    },
  };
}
