import type { Input } from '#core/schema/input.ts';
import { leavesOf } from '#core/schema/path.ts';

/** The hashes of the uploads that an input names, in lists too. */
export function uploadsIn(input: Input): readonly string[] {
  const values = leavesOf(input).flatMap(([, value]) => value);
  return values.flatMap((value) => /^upload:([0-9a-f]{64})$/.exec(String(value))?.[1] ?? []);
}
