import type { TaskError } from '#core/task.ts';
import type { ImageRow } from '#server/ledger/task-row.ts';

type Came =
  | Pick<
      ImageRow,
      'provider_id' | 'seed' | 'cost_usd' | 'unsafe' | 'sha256' | 'type' | 'width' | 'height' | 'bytes'
    >
  | { readonly error: TaskError };

/** A result of a task from an export: with its bytes, whose facts were read off them, or missing with the reason. */
export function importedImageRow(place: Pick<ImageRow, 'id' | 'task' | 'place'>, came: Came): ImageRow {
  const isMissing = 'error' in came;
  const none = { provider_id: null, seed: null, cost_usd: null, unsafe: null };
  const noBytes = { sha256: null, type: null, width: null, height: null, bytes: null };
  return {
    ...place,
    ...none,
    ...noBytes,
    state: isMissing ? 'missing' : 'saved',
    url: null,
    attempts: 0,
    misses: 0,
    error: null,
    ...came,
  };
}
