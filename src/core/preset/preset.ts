import { z } from 'zod/mini';
import { inputSchema } from '#core/schema/input-schema.ts';

/** A recipe that was saved: what its user gave it, and for which model. Private values are not part of any. */
export const presetSchema = z.strictObject({
  /** UUID v4, made by the page. */
  id: z.uuid(),
  /** Id of the model; it may be gone meanwhile. */
  model: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The hash of the definition that it was made by, its first 16 hexadecimal digits. */
  definition: z.string().check(z.maxLength(64)),
  title: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Give it a name.'),
      z.maxLength(200, 'A name has at most 200 characters.'),
    ),
  description: z.string().check(z.maxLength(4_000, 'A description has at most 4,000 characters.')),
  /** Holds some parameters only, to be laid over what is set: the others stay. */
  isPartial: z.boolean(),
  input: inputSchema,
  /** What shows what it makes: the id of a result of this server, or `upload:<sha256>`, where it came with an import. */
  image: z.nullable(z.union([z.uuid(), z.string().check(z.regex(/^upload:[0-9a-f]{64}$/))])),
});
export type Preset = z.infer<typeof presetSchema>;

export const presetListSchema = z.object({ presets: z.array(presetSchema) });
