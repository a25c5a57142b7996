import { z } from 'zod/mini';
import { providerRequestSchema } from './provider-request.ts';

/** What `GET /api/config` tells: how the server runs. Never a key, a part of one, or a path of its machine. */
export const configSchema = z.object({
  version: z.string(),
  /** Whether callers have to sign in. */
  access: z.enum(['open', 'token']),
  providers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      mode: z.enum(['live', 'sandbox']),
      /** The environment variable that makes it live. */
      keyVariable: z.string(),
      /** How it is asked for one task, for code that runs without us. */
      request: providerRequestSchema,
      /** Why nothing is sent to it now, and when it is tried again (ISO 8601). */
      paused: z.nullable(z.object({ reason: z.string(), until: z.string() })),
    }),
  ),
  /** Why no new task is taken now: the disk is full, or cannot be written. `null`: all is well. */
  storage: z.nullable(z.object({ reason: z.string() })),
  budget: z.nullable(z.object({ usdPerDay: z.number(), committedUsd: z.number() })),
  limits: z.object({ uploadBytes: z.int(), uploadPixels: z.int(), thumbnailWidths: z.array(z.int()) }),
  allowCallbacks: z.boolean(),
});
export type Config = z.infer<typeof configSchema>;
