import { z } from 'zod/mini';

/** The most of a body that is kept, in bytes. */
export const MAX_KEPT_BYTES = 64 * 1024;

const headersSchema = z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(1000)));
const bodySchema = z.object({
  /** JSON is laid out in lines, its numbers digit for digit. Images are described in their place. */
  text: z.string().check(z.maxLength(MAX_KEPT_BYTES)),
  /** How many bytes of it are not kept. */
  cutBytes: z.int().check(z.minimum(0)),
});

/**
 * One request to a provider and the answer to it, as they went over the wire; but no key, no private value, no image and
 * nothing about other tasks is in it.
 */
export const exchangeSchema = z.object({
  /** When the answer had come, or was given up. ISO 8601, UTC. */
  at: z.iso.datetime(),
  /** It is the request that costs money, else a question that followed it. */
  isBillable: z.boolean(),
  /** Its answer ended the task. */
  isEnd: z.boolean(),
  method: z.string().check(z.maxLength(10)),
  url: z.string().check(z.maxLength(2000)),
  headers: headersSchema,
  body: z.nullable(bodySchema),
  /** Names of private parameters that went along. */
  withheld: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
  answer: z.nullable(z.object({ status: z.int(), headers: headersSchema, body: bodySchema })),
  /** Why no answer came, by its code. */
  failure: z.nullable(z.string().check(z.maxLength(200))),
});
export type Exchange = z.infer<typeof exchangeSchema>;

/** What is kept of a task: its billable request, and the last answer that ended it, where that was another one. */
export const taskExchangesSchema = z.object({
  exchanges: z.array(exchangeSchema),
  /** The task came in from an export. */
  isImported: z.boolean(),
});
