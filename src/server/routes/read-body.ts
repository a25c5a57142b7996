import type { Context } from 'hono';
import { z } from 'zod/mini';
import { parseJson } from '#core/json.ts';
import { inWords } from '#core/schema/in-words.ts';
import { Problem } from '#server/problem.ts';
import { issuesOfError } from './issues-of-error.ts';

/** The JSON of a request, as the schema has it; a problem with an issue for everything that is wrong where it is not. */
export async function readBody<T>(context: Context, schema: z.core.$ZodType<T>): Promise<T> {
  const body = parseJson(await context.req.text());
  if (body === undefined) throw new Problem(400, 'The body is not JSON that can be read.');
  const parsed = z.safeParse(schema, body, inWords);
  if (!parsed.success)
    throw new Problem(422, 'The body is not as it must be.', { issues: issuesOfError(parsed.error) });
  return parsed.data;
}
