import type { Model } from '#core/models/registry.ts';
import { valueOfRole } from '#core/schema/role.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import { isFinal, type TaskError } from '#core/task.ts';
import type { ImportedTaskRow } from '#server/ledger/tasks-table.ts';
import type { ExportedTask } from './exported-task.ts';

type Context = {
  /** `null`: its definition is not here. */
  readonly model: Model | null;
  /** In milliseconds since 1970. */
  readonly now: number;
};

/** What is said of a task that came from elsewhere, among the facts about how it went. */
const CAME_IN = 'It was brought in from an export.';
const PAID_ELSEWHERE =
  "What it cost was paid elsewhere: it counts in no day's spend and towards no cap here; the gallery's sums show it.";

const NOT_ENDED: TaskError = {
  kind: 'not-known',
  message: 'It had not ended when it was exported. How it ended is known where it was made.',
  issues: [],
  code: null,
};

/** A task from an export as a row: it has ended, whatever it says, waits for nothing and holds nothing back. */
export function importedTaskRow(task: ExportedTask, { model, now }: Context): ImportedTaskRow {
  const { cost, times } = task;
  const accepted = Date.parse(times.accepted);
  const [input, sent] = [task.input, task.sent].map((values) =>
    model ? withoutPrivate(model, values) : values,
  );
  const hasEnded = isFinal(task.status) && task.status !== 'unknown';
  const status = hasEnded ? task.status : task.images.length > 0 ? 'done' : 'failed';
  const seed = model && sent ? valueOfRole(model.fields, sent, 'seed') : undefined;
  const warnings = task.warnings.filter(({ message }) => !message.startsWith(CAME_IN));
  return {
    id: task.id,
    // That of no request: a task with this id is never taken for it.
    fingerprint: 'imported',
    model: task.model,
    provider: task.model.split('/')[0] ?? '',
    definition_hash: task.definitionHash,
    sandbox: task.sandbox,
    status,
    progress: null,
    input: input ?? {},
    sent: sent ?? {},
    seed: seed === undefined ? null : String(seed),
    provider_id: task.providerId,
    provider_version: task.modelVersion,
    twins: [],
    parent: task.parent,
    cost_kind: cost.kind,
    cost_usd: cost.usd,
    estimate_usd: cost.kind === 'estimated' ? cost.usd : null,
    reserved_usd: 0,
    doubt_usd: 0,
    error: status === 'failed' && !hasEnded ? NOT_ENDED : task.error,
    warnings: [
      ...warnings,
      { path: '', severity: 'warning', message: `${CAME_IN} ${PAID_ELSEWHERE}`, fixes: [] },
    ],
    starred: task.starred,
    rating: task.rating,
    tags: task.tags,
    note: task.note,
    attempts: 0,
    doubt_at: null,
    overdue_at: null,
    next_at: null,
    accepted_at: accepted,
    sent_at: toTime(times.sent),
    running_at: toTime(times.running),
    saving_at: toTime(times.saving),
    ended_at: toTime(times.ended) ?? accepted,
    deleted_at: null,
    purged_at: null,
    imported_at: now,
  };
}

function toTime(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}
