import type { Hono } from 'hono';
import type { Refuse } from './refuse.ts';

/** Every path that has a route answers any other method with 405 and the methods that it has. To be called last. */
export function refuseOtherMethods(app: Hono, refuse: Refuse): void {
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  for (const [path, known] of Map.groupBy(routes, (route) => route.path)) {
    const methods = new Set(known.map(({ method }) => method));
    const allow = [...(methods.has('GET') ? ['GET', 'HEAD'] : []), ...methods].toSorted();
    app.all(path, () =>
      refuse(405, `This takes ${allow.join(', ')} alone.`, { allow: [...new Set(allow)].join(', ') }),
    );
  }
}
