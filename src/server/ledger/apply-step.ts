import type { Exchange } from '#core/exchange.ts';
import type { TaskError } from '#core/task.ts';
import type { ExchangesTable } from './exchanges-table.ts';
import type { AbsentImage, AnnouncedImage, openImagesTable, SavedBytes } from './images-table.ts';
import type { openTasksTable, TaskChanges } from './tasks-table.ts';

/** What one step changes: of the task itself, of its results, and of what is kept of the way there. */
export type Step = {
  readonly task?: TaskChanges;
  readonly announced?: readonly AnnouncedImage[];
  readonly renewed?: readonly { readonly id: string; readonly url: string }[];
  readonly absent?: readonly AbsentImage[];
  readonly saved?: readonly ({ readonly id: string } & SavedBytes)[];
  readonly tried?: readonly { readonly id: string; readonly isMiss: boolean }[];
  readonly lost?: readonly { readonly id: string; readonly error: TaskError }[];
  /** What went over the wire; `null`: it is not known any more. */
  readonly exchange?: Exchange | null;
};

type Tables = {
  readonly tasks: Pick<ReturnType<typeof openTasksTable>, 'update'>;
  readonly images: ReturnType<typeof openImagesTable>;
  readonly exchanges: Pick<ExchangesTable, 'put'>;
};

/** Writes what a step changes. To be called inside a transaction. */
export function applyStep({ tasks, images, exchanges }: Tables, id: string, step: Step): void {
  tasks.update(id, step.task ?? {});
  for (const image of step.announced ?? []) images.announce(image);
  for (const { id: image, url } of step.renewed ?? []) images.renewUrl(image, url);
  for (const image of step.absent ?? []) images.announceMissing(id, image);
  for (const { id: image, ...bytes } of step.saved ?? []) images.markSaved(image, bytes);
  for (const { id: image, isMiss } of step.tried ?? []) images.markTried(image, isMiss);
  for (const { id: image, error } of step.lost ?? []) images.markMissing(image, error);
  if (step.exchange) exchanges.put(id, step.exchange);
}
