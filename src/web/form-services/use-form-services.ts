import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Config } from '#core/config.ts';
import { configQuery } from '#web/api/config-query.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import type { FormServices } from '#web/form/state/form-services.ts';
import { serverServices } from './server-services.ts';
import { servicesOf } from './services-of.ts';

/** What the form needs of the server. The same object until the server says something else of itself. */
export function useFormServices(): FormServices {
  const client = useQueryClient();
  const [select] = useState(() => {
    const lastSeed = () => lastSeedIn(client);
    return (config: Config) => servicesOf(config, { lastSeed });
  });
  return useQuery({ ...configQuery, select }).data ?? serverServices;
}

function lastSeedIn(client: QueryClient): string | null {
  const pages = client.getQueryData(tasksQuery({}).queryKey)?.pages ?? [];
  const seeds = pages.flatMap(({ tasks }) => tasks.flatMap(({ images }) => images.map(({ seed }) => seed)));
  return seeds.find((seed) => seed !== null) ?? null;
}
