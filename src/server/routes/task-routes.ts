import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { MARK_LIMITS } from '#core/mark-limits.ts';
import { createVocabulary } from '#core/query/vocabulary.ts';
import { type Task, taskRequestSchema } from '#core/task.ts';
import { moveTask } from '#server/ledger/move-task.ts';
import { takeTask } from '#server/ledger/take-task.ts';
import { cancelTask, resolveTask } from '#server/ledger/task-actions.ts';
import { Problem } from '#server/problem.ts';
import type { Services } from '#server/services.ts';
import { bulkChanges, bulkSchema } from './bulk-changes.ts';
import { issueAt } from './issue-at.ts';
import { readBody } from './read-body.ts';
import { readSearch } from './read-search.ts';
import { readTaskQuery } from './read-task-query.ts';

const patchSchema = z.strictObject({
  starred: z.boolean().optional(),
  rating: z.int().min(0).max(5).nullable().optional(),
  tags: z.array(z.string().min(1).max(MARK_LIMITS.tagLength)).max(MARK_LIMITS.tags).optional(),
  note: z.string().max(MARK_LIMITS.noteLength).optional(),
});
const moveSchema = z.strictObject({ before: z.uuid().nullable() });
const resolveSchema = z.strictObject({ action: z.enum(['retry', 'forget']) });

/** Tasks: taken, listed, changed, deleted. */
export function taskRoutes({ ledger, runner, runnerContext, takeContext, registry, now }: Services) {
  const vocabulary = createVocabulary([...registry.models.values()]);
  return new Hono()
    .post('/', async (context) => {
      const request = await readBody(context, taskRequestSchema);
      const model = registry.models.get(request.model);
      if (!model) {
        throw new Problem(422, 'No such model is known here.', {
          issues: [issueAt('model', `${request.model.slice(0, 200)} is not known here.`)],
        });
      }
      const taken = await takeTask(takeContext, model, request);
      switch (taken.kind) {
        case 'taken':
          runner.wake();
          return context.json(taken.task, 202);
        case 'same':
          return context.json(taken.task, 202);
        case 'conflict':
          throw new Problem(422, 'This id was used for another request.', {
            issues: [issueAt('id', 'Give every run an id of its own.')],
          });
        case 'invalid':
          throw new Problem(422, `${model.definition.title} cannot run with this input. Nothing was sent.`, {
            issues: taken.issues,
          });
        case 'no-room':
          throw new Problem(507, `${taken.reason} Nothing was sent.`);
        case 'no-price':
          throw new Problem(
            402,
            'A daily budget is set, and this model has no price on record that could be held back for it. Choose another model, or start without BUDGET_USD_PER_DAY.',
          );
        case 'over-budget':
          throw new Problem(
            402,
            `Today's budget has $${Math.max(taken.leftUsd, 0).toFixed(4)} left, which is not enough for this run. Ask for less, wait for tomorrow (UTC), or raise BUDGET_USD_PER_DAY.`,
          );
      }
    })
    .get('/', (context) => context.json(ledger.list(readTaskQuery(context.req.query(), vocabulary))))
    .get('/totals', (context) =>
      context.json(ledger.search.totals(readSearch(context.req.query('q') ?? '', vocabulary))),
    )
    .patch('/', async (context) => {
      const { ids, ...changes } = await readBody(context, bulkSchema);
      const tasks = ids.map(existingTask);
      ledger.recordAll(tasks.map((task) => [task.id, { task: bulkChanges(task, changes, now()) }]));
      return context.json({ tasks: ids.map(existingTask) });
    })
    .get('/:id', (context) => context.json(existing(context)))
    .get('/:id/exchanges', (context) => {
      const { id } = existing(context);
      const isImported = ledger.row(id)?.imported_at !== null;
      return context.json({ exchanges: ledger.exchanges.list(id), isImported });
    })
    .patch('/:id', async (context) => {
      const { id } = existing(context);
      ledger.record(id, { task: withoutUnset(await readBody(context, patchSchema)) });
      return context.json(existing(context));
    })
    .delete('/:id', (context) => {
      ledger.record(existing(context).id, { task: { deleted_at: now() } });
      return context.json(existing(context));
    })
    .post('/:id/restore', (context) => {
      ledger.record(existing(context).id, { task: { deleted_at: null } });
      return context.json(existing(context));
    })
    .post('/:id/cancel', async (context) => {
      const cancellation = await cancelTask(runnerContext, existing(context));
      if (cancellation.kind === 'ended') throw new Problem(409, cancellation.message);
      const { mayBeCharged, message, kind } = cancellation;
      return context.json({ task: existing(context), isStopped: kind === 'stopped', mayBeCharged, message });
    })
    .post('/:id/move', async (context) => {
      const { id } = existing(context);
      const { before } = await readBody(context, moveSchema);
      if (!moveTask(ledger, { id, before }))
        throw new Problem(409, 'Only tasks that wait for the same provider can be put before each other.');
      return context.json(existing(context));
    })
    .post('/:id/resolve', async (context) => {
      const { action } = await readBody(context, resolveSchema);
      const { budgetUsd } = takeContext;
      const resolution = resolveTask(runnerContext, existing(context), { action, budgetUsd });
      if (resolution.kind === 'nothing-to-settle')
        throw new Problem(409, 'There is nothing to settle: only a task whose outcome is unknown can be.');
      if (resolution.kind === 'over-budget') {
        throw new Problem(
          402,
          `Both attempts may have to be paid, and today's budget has $${Math.max(resolution.leftUsd, 0).toFixed(4)} left, which is not enough for a second one. Wait for tomorrow (UTC), or raise BUDGET_USD_PER_DAY.`,
        );
      }
      runner.wake();
      return context.json(existing(context));
    });

  function existing(context: Context): Task {
    return existingTask(context.req.param('id') ?? '');
  }

  function existingTask(id: string): Task {
    const task = ledger.task(id);
    if (!task) throw new Problem(404, 'There is no task with this id.');
    return task;
  }
}

/** `exactOptionalPropertyTypes` in one place: what was not given is absent, not undefined. */
function withoutUnset<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in changes) {
    const value = changes[key];
    if (isGiven(value)) given[key] = value;
  }
  return given;
}

function isGiven<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}
