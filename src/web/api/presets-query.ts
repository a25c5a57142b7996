import { queryOptions } from '@tanstack/react-query';
import { presetListSchema } from '#core/preset/preset.ts';
import { request } from './request.ts';

/** Saved recipes, in their user's order. */
export const presetsQuery = queryOptions({
  queryKey: ['presets'],
  queryFn: ({ signal }) => request('/presets', presetListSchema, { signal }),
  select: ({ presets }) => presets,
});
