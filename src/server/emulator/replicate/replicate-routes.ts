import { Hono } from 'hono';
import type { Desk } from '#server/emulator/desk.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import { cancelPrediction } from './cancel-prediction.ts';
import { createPrediction } from './create-prediction.ts';
import { fileRoutes } from './file-routes.ts';
import { guard } from './guard.ts';
import { listPredictions } from './list-predictions.ts';
import { notFound } from './not-found.ts';
import { problem } from './problem.ts';
import { showModel } from './show-model.ts';
import { showPrediction } from './show-prediction.ts';

/** Replicate's HTTP API below `/v1`. Source: shared/contracts/replicate.md §2. */
export function replicateRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.use(guard(desk));
  routes.get('/account', () => jsonResponse(ACCOUNT));
  routes.post('/predictions', ({ req }) => createPrediction(desk, req.raw, null));
  routes.get('/predictions', ({ req }) => listPredictions(desk, new URL(req.url)));
  routes.get('/predictions/:id', function getPrediction({ req }) {
    const entry = desk.book.tasks.get('replicate', req.param('id'));
    if (!entry) return notFound();
    return jsonResponse(showPrediction({ desk, entry, origin: new URL(req.url).origin }));
  });
  routes.post('/predictions/:id/cancel', ({ req }) =>
    cancelPrediction(desk, { id: req.param('id'), origin: new URL(req.url).origin }),
  );
  routes.get('/models/:owner/:name', ({ req }) =>
    showModel(desk, `${req.param('owner')}/${req.param('name')}`),
  );
  routes.post('/models/:owner/:name/predictions', ({ req }) =>
    createPrediction(desk, req.raw, `${req.param('owner')}/${req.param('name')}`),
  );
  routes.route('/files', fileRoutes(desk));
  routes.all('*', () => notFound());
  routes.onError((error) => problem({ title: 'Internal server error', detail: error.message, status: 500 }));
  return routes;
}

const ACCOUNT = {
  type: 'user',
  username: 'sandbox',
  name: 'Sandbox',
  github_url: 'https://github.com/replicate',
  avatar_url: null,
};
