import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { PlaygroundScreen } from '#web/playground/playground-screen.tsx';
import { FailureScreen } from './failure-screen.tsx';
import { Layout } from './layout.tsx';

/** The router reads digits in a URL as a number. */
const textSchema = z.union([z.string(), z.pipe(z.number(), z.transform(String))]);

const rootRoute = createRootRoute({
  component: Layout,
  errorComponent: FailureScreen,
  notFoundComponent: NotFound,
});

const playgroundRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: z.object({ model: orAbsent(z.string()) }),
  component: PlaygroundPage,
});

const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  validateSearch: z.object({
    q: orAbsent(textSchema),
    task: orAbsent(z.uuid()),
  }),
  component: lazyRouteComponent(() => import('./gallery-page.tsx'), 'GalleryPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  validateSearch: z.object({
    images: orAbsent(textSchema),
    runs: orAbsent(z.string()),
    view: orAbsent(z.enum(['side', 'slider', 'flicker', 'difference'])),
  }),
  component: lazyRouteComponent(() => import('./compare-page.tsx'), 'ComparePage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([playgroundRoute, galleryRoute, compareRoute]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** What cannot be read in a URL counts as absent. */
function orAbsent<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), () => undefined);
}

function PlaygroundPage() {
  const { model } = playgroundRoute.useSearch();
  const navigate = playgroundRoute.useNavigate();
  return <PlaygroundScreen modelId={model} onPick={(id) => void navigate({ search: { model: id } })} />;
}

function NotFound() {
  return (
    <main className="p-6 text-sm">
      There is no such page. The playground, the gallery and the comparison are in the bar above.
    </main>
  );
}
