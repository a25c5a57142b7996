import { z } from 'zod';
import { inputSchema } from '#core/schema/input-schema.ts';

/** A recipe that was saved: what its user gave it, and for which model. Private values are not part of any. */
export const presetSchema = z.strictObject({
  /** UUID v4, made by the page. */
  id: z.uuid(),
  /** Id of the model; it may be gone meanwhile. */
  model: z.string().min(1).max(200),
  /** The hash of the definition that it was made by, its first 16 hexadecimal digits. */
  definition: z.string().max(64),
  title: z.string().trim().min(1, 'Give it a name.').max(200, 'A name has at most 200 characters.'),
  description: z.string().max(4_000, 'A description has at most 4,000 characters.'),
  /** Holds some parameters only, to be laid over what is set: the others stay. */
  isPartial: z.boolean(),
  input: inputSchema,
  /** What shows what it makes: the id of a result of this server, or `upload:<sha256>`, where it came with an import. */
  image: z.union([z.uuid(), z.string().regex(/^upload:[0-9a-f]{64}$/)]).nullable(),
});
export type Preset = z.infer<typeof presetSchema>;

export const presetListSchema = z.object({ presets: z.array(presetSchema) });
