/** Whether a value is a UUID v4, as every `taskUUID` must be. Source: shared/contracts/runware.md §1.3. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID_V4.test(value);
}

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
