import { Hono } from 'hono';
import { z } from 'zod';
import { stringifyJson } from '#core/json.ts';
import { presetSchema } from '#core/preset/preset.ts';
import { PRESET_FILE } from '#core/preset/preset-file.ts';
import { privatePaths } from '#core/schema/private-paths.ts';
import { Problem } from '#server/problem.ts';
import type { Services } from '#server/services.ts';
import { readBody } from './read-body.ts';

/** How large the input of a preset may be, in characters of its JSON. */
const MAX_INPUT_LENGTH = 65_536;

const moveSchema = z.strictObject({ before: z.uuid().nullable() });

/** Saved recipes: listed, saved, ordered, deleted. They fill a form, and run nothing. */
export function presetRoutes({ ledger, registry }: Services) {
  const { presets } = ledger;
  return new Hono()
    .get('/', (context) => context.json({ presets: presets.list() }))
    .put('/:id', async (context) => {
      const preset = await readBody(context, presetSchema);
      if (preset.id !== context.req.param('id'))
        throw new Problem(422, 'The id in the path is not the one of the preset.');
      const model = registry.models.get(preset.model);
      const [path] = model ? privatePaths(model, preset.input) : [];
      if (path !== undefined)
        throw new Problem(422, `${path} is private and cannot be saved in a preset. Take it out.`);
      if (stringifyJson(preset.input).length > MAX_INPUT_LENGTH)
        throw new Problem(413, 'The input is larger than 64 kB. Leave long texts and images out.');
      if (presets.count() >= PRESET_FILE.mostPresets && !presets.has(preset.id))
        throw new Problem(422, `There are ${PRESET_FILE.mostPresets} presets already. Delete some first.`);
      presets.put(preset);
      return context.json(preset);
    })
    .post('/:id/move', async (context) => {
      const id = context.req.param('id');
      const { before } = await readBody(context, moveSchema);
      if (!presets.has(id)) throw new Problem(404, 'No such preset is known here.');
      presets.move(id, before);
      return context.json({ presets: presets.list() });
    })
    .delete('/:id', (context) => {
      if (!presets.remove(context.req.param('id'))) throw new Problem(404, 'No such preset is known here.');
      return context.body(null, 204);
    });
}
