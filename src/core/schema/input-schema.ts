import { z } from 'zod';
import type { Input, InputValue } from './input.ts';

const inputValueSchema: z.ZodType<InputValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(inputValueSchema),
    z.record(z.string(), inputValueSchema),
  ]),
);
/** An input as JSON: its form alone, not whether a model takes it. */
export const inputSchema: z.ZodType<Input> = z.record(z.string(), inputValueSchema);
