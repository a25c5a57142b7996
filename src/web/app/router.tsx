import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { PlaygroundScreen } from '#web/playground/playground-screen.tsx';
import { FailureScreen } from './failure-screen.tsx';
import { Layout } from './layout.tsx';

const rootRoute = createRootRoute({
  component: Layout,
  errorComponent: FailureScreen,
  notFoundComponent: NotFound,
});

const playgroundRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: z.object({ model: z.string().optional().catch(undefined) }),
  component: PlaygroundPage,
});

const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  validateSearch: z.object({
    // The router reads digits in a URL as a number.
    q: z
      .union([z.string(), z.number().transform(String)])
      .optional()
      .catch(undefined),
    task: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./gallery-page.tsx'), 'GalleryPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  validateSearch: z.object({
    // The router reads digits in a URL as a number.
    images: z
      .union([z.string(), z.number().transform(String)])
      .optional()
      .catch(undefined),
    runs: z.string().optional().catch(undefined),
    view: z.enum(['side', 'slider', 'flicker', 'difference']).optional().catch(undefined),
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
