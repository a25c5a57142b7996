import { z } from 'zod/mini';
import { type Preset, presetListSchema, presetSchema } from '#core/preset/preset.ts';
import { request } from './request.ts';

/** Saves a new preset, or in the place of the one with its id. */
export function savePreset(preset: Preset): Promise<Preset> {
  return request(`/presets/${preset.id}`, presetSchema, { method: 'PUT', json: preset });
}

/** Puts a preset before another one; `null`: behind all. */
export function movePreset(id: string, before: string | null): Promise<z.infer<typeof presetListSchema>> {
  return request(`/presets/${id}/move`, presetListSchema, { method: 'POST', json: { before } });
}

export function deletePreset(id: string): Promise<unknown> {
  return request(`/presets/${id}`, z.unknown(), { method: 'DELETE' });
}
