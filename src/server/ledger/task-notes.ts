import { imageCount } from '#core/cost.ts';
import type { Model } from '#core/models/registry.ts';
import type { Issue } from '#core/schema/issue.ts';
import { valueOfRole } from '#core/schema/role.ts';
import type { ImageRow, TaskRow } from './task-row.ts';

/** The facts about how a task went that its user should know, beside the warnings that it has: each is told once. */
export function withNotes(row: TaskRow, messages: readonly (string | null)[]): Issue[] {
  const told = new Set(row.warnings.map((warning) => warning.message));
  const added = messages.filter((message): message is string => message !== null && !told.has(message));
  const notes = [...new Set(added)].map(
    (message): Issue => ({ path: '', severity: 'warning', message, fixes: [] }),
  );
  return [...row.warnings, ...notes];
}

export const ARRIVED_LATE =
  'Its result arrived late: after the task had been given up or stopped. It is charged.';

/** A provider says a word that is not known here. */
export function noteOfStatus(provider: string, word: string | undefined): string | null {
  return word === undefined
    ? null
    : `${provider} reported the unknown status “${word}”. It was taken for one that still runs.`;
}

/** What a provider did of its own accord: run a task more often than it was asked to. */
export function noteOfRepeats(row: TaskRow, model: Model | undefined, outputCount: number): string | null {
  const asked = model ? imageCount(model, row.sent) : outputCount;
  const isRepeated = row.twins.length > 0 || outputCount > asked;
  return isRepeated
    ? 'Charged twice by the provider: it ran this task more than once. Everything that it made is kept.'
    : null;
}

/** Where a result is not as it was asked for: another format, or another size. It is kept as it came. */
export function noteOfDifferences(
  row: TaskRow,
  model: Model | undefined,
  images: readonly ImageRow[],
): string | null {
  if (!model) return null;
  const format = valueOfRole(model.fields, row.sent, 'output-format');
  const width = valueOfRole(model.fields, row.sent, 'width');
  const height = valueOfRole(model.fields, row.sent, 'height');
  const asked = {
    type: typeof format === 'string' ? `image/${format.toLowerCase().replace('jpg', 'jpeg')}` : null,
    size: typeof width === 'number' && typeof height === 'number' ? `${width} × ${height}` : null,
  };
  const other = images.find(
    (image) =>
      image.state === 'saved' &&
      ((asked.type !== null && image.type !== asked.type) ||
        (asked.size !== null && `${image.width} × ${image.height}` !== asked.size)),
  );
  if (!other) return null;
  const wanted = [asked.type && nameOf(asked.type), asked.size].filter(Boolean).join(' ');
  return `Asked for ${wanted}, came ${nameOf(other.type ?? '')} ${other.width} × ${other.height}. It is kept as it came.`;
}

function nameOf(type: string): string {
  return type.replace('image/', '').toUpperCase();
}
