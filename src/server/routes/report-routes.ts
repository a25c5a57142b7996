import { Hono } from 'hono';
import { z } from 'zod';
import type { Config } from '#core/config.ts';
import { definitionHashOf } from '#server/ledger/definition-hash.ts';
import { THUMBNAIL_WIDTHS } from '#server/ledger/thumbnails.ts';
import { MAX_UPLOAD_BYTES, MAX_UPLOAD_PIXELS } from '#server/ledger/uploads.ts';
import { Problem } from '#server/problem.ts';
import type { Services } from '#server/services.ts';

const daysSchema = z.coerce.number().int().min(1).max(366).default(31);

/** How the server runs, which models it has, what was spent. */
export function reportRoutes(services: Services) {
  const { registry, ledger, takeContext, now } = services;
  return new Hono()
    .get('/config', (context) => context.json(configOf(services)))
    .get('/models', (context) => {
      const models = [...registry.models.values()];
      const definitions = models.map((model) => model.definition);
      const hashes = Object.fromEntries(models.map((model) => [model.id, definitionHashOf(model)]));
      return context.json({ definitions, hashes, broken: registry.broken });
    })
    .get('/costs', (context) => {
      const model = registry.models.get(context.req.query('model') ?? '');
      if (!model) throw new Problem(404, 'No such model is known here.');
      const costs = ledger.pastCosts.of(model, { sandbox: takeContext.isSandbox(model.provider) });
      return context.json({ costs });
    })
    .get('/spend', (context) => {
      const days = daysSchema.safeParse(context.req.query('days'));
      if (!days.success) throw new Problem(422, 'Ask for 1 to 366 days.');
      return context.json(ledger.spend.report(now(), days.data));
    });
}

function configOf({
  access,
  settings,
  providers,
  ledger,
  runnerContext,
  takeContext,
  version,
  now,
}: Services): Config {
  return {
    version,
    access: access ? 'token' : 'open',
    providers: providers.map(({ id, title, variables, request }) => {
      const sandbox = takeContext.isSandbox(id);
      const lane = runnerContext.laneOf({ provider: id, sandbox });
      const closed = [lane?.gate, lane?.asking].find((gate) => gate?.reason);
      const paused = closed?.reason
        ? { reason: closed.reason, until: new Date(closed.opensAt).toISOString() }
        : null;
      const mode = sandbox ? 'sandbox' : 'live';
      return { id, title, mode, keyVariable: variables.key, request, paused };
    }),
    storage: runnerContext.storage.reason === null ? null : { reason: runnerContext.storage.reason },
    budget:
      settings.budgetUsdPerDay === null
        ? null
        : { usdPerDay: settings.budgetUsdPerDay, committedUsd: ledger.spend.committedToday(now()) },
    limits: {
      uploadBytes: MAX_UPLOAD_BYTES,
      uploadPixels: MAX_UPLOAD_PIXELS,
      thumbnailWidths: [...THUMBNAIL_WIDTHS],
    },
    allowCallbacks: settings.allowCallbacks,
  };
}
