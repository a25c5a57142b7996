import { z } from 'zod/mini';
import type { Input, InputValue } from './input.ts';

const inputValueSchema: z.ZodMiniType<InputValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(inputValueSchema),
    z.record(z.string(), inputValueSchema),
  ]),
);
/** An input as JSON: its form alone, not whether a model takes it. */
export const inputSchema: z.ZodMiniType<Input> = z.record(z.string(), inputValueSchema);
