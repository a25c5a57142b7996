import type { TaskError } from '#core/task.ts';
import type { AbsentImage, AnnouncedImage, openImagesTable, SavedBytes } from './images-table.ts';
import type { openTasksTable, TaskChanges } from './tasks-table.ts';

/** What one step changes: of the task itself, and of its results. */
export type Step = {
  readonly task?: TaskChanges;
  readonly announced?: readonly AnnouncedImage[];
  readonly renewed?: readonly { readonly id: string; readonly url: string }[];
  readonly absent?: readonly AbsentImage[];
  readonly saved?: readonly ({ readonly id: string } & SavedBytes)[];
  readonly tried?: readonly { readonly id: string; readonly isMiss: boolean }[];
  readonly lost?: readonly { readonly id: string; readonly error: TaskError }[];
};

type Tables = {
  readonly tasks: Pick<ReturnType<typeof openTasksTable>, 'update'>;
  readonly images: ReturnType<typeof openImagesTable>;
};

/** Writes what a step changes. To be called inside a transaction. */
export function applyStep({ tasks, images }: Tables, id: string, step: Step): void {
  tasks.update(id, step.task ?? {});
  for (const image of step.announced ?? []) images.announce(image);
  for (const { id: image, url } of step.renewed ?? []) images.renewUrl(image, url);
  for (const image of step.absent ?? []) images.announceMissing(id, image);
  for (const { id: image, ...bytes } of step.saved ?? []) images.markSaved(image, bytes);
  for (const { id: image, isMiss } of step.tried ?? []) images.markTried(image, isMiss);
  for (const { id: image, error } of step.lost ?? []) images.markMissing(image, error);
}
