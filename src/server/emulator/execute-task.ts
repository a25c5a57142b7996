import { deriveUuid } from './derive-uuid.ts';
import type { Desk } from './desk.ts';
import type { Fate } from './fate.ts';
import type { PictureEntry } from './picture-shelf.ts';
import { predictionId } from './replicate/prediction-id.ts';
import { taskKey } from './task-key.ts';
import type { TaskEntry } from './task-shelf.ts';

/** Writes a task into the book, which charges for it, with the fate that a script planned for it; twice where it says so. */
export function executeTask(desk: Desk, task: TaskEntry): TaskEntry {
  const { isDoubled, ...fate } = desk.fates.take(taskKey.of(task));
  const pictures = task.pictures.map((picture, place) => ({ ...picture, isPaid: isPaid(fate, place) }));
  const executed = { ...task, fate, pictures };
  desk.book.tasks.add(executed);
  if (isDoubled) desk.book.tasks.add(twinOf(executed));
  return executed;
}

function isPaid({ failure, failedItems = [] }: Fate, place: number): boolean {
  if (failure) return failure.isCharged;
  return failedItems.find(({ index }) => index === place)?.isCharged ?? true;
}

/** The same once more: at Replicate under an id of its own, at Runware under the same one. */
function twinOf(task: TaskEntry): TaskEntry {
  const isOfRunware = task.provider === 'runware';
  const pictures = task.pictures.map((picture): PictureEntry => {
    const name = `twin of ${picture.id}`;
    const id = isOfRunware ? deriveUuid(name) : predictionId(name, 32);
    return { ...picture, id, address: id };
  });
  return {
    ...task,
    id: isOfRunware ? task.id : predictionId(`twin of ${task.id}`),
    createdMs: task.createdMs + 1,
    pictures,
    fate: { ...task.fate, isTwin: true },
  };
}
