import { useQueries, useQuery } from '@tanstack/react-query';
import type { Compared } from '#core/compare/compared.ts';
import { configQuery } from '#web/api/config-query.ts';
import { imageTaskQuery } from '#web/api/image-task-query.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { ApiProblem } from '#web/api/request.ts';
import { taskQuery } from '#web/api/tasks-query.ts';

export type ComparedSet = {
  readonly all: readonly Compared[];
  /** Ids that no image has. */
  readonly unknownIds: readonly string[];
  readonly isPending: boolean;
  /** Why some could not be looked up; `null` where all were. */
  readonly error: Error | null;
  readonly tryAgain: () => void;
};

/** The images of these ids with their tasks as they are now, in this order. */
export function useCompared(imageIds: readonly string[]): ComparedSet {
  const found = useQueries({
    queries: imageIds.map((id) => ({ ...imageTaskQuery(id), retry: false })),
  });
  const tasks = useQueries({
    queries: found.map(({ data }) => ({ ...taskQuery(data ?? ''), enabled: data !== undefined })),
  });
  const models = useQuery(modelsQuery);
  const { data: config } = useQuery(configQuery);
  const isUnknown = (error: Error | null) => error instanceof ApiProblem && error.status === 404;
  const all = imageIds.flatMap((imageId, index) => {
    const task = tasks[index]?.data;
    const image = task?.images.find((candidate) => candidate.id === imageId);
    const model = models.data?.models.find((candidate) => candidate.id === task?.model) ?? null;
    if (!task || !image) return [];
    const id = task.model.split('/')[0] ?? '';
    const provider = config?.providers.find((known) => known.id === id)?.title ?? id;
    return [{ image, task, model, provider }];
  });
  const failed = [...found, ...tasks, models].find(({ error }) => error && !isUnknown(error));
  return {
    all,
    unknownIds: imageIds.filter((_, index) => isUnknown(found[index]?.error ?? null)),
    isPending: models.isPending || found.some(({ isPending }) => isPending),
    error: failed?.error ?? null,
    tryAgain() {
      for (const query of [...found, models]) if (query.error) void query.refetch();
    },
  };
}
