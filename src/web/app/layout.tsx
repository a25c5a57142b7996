import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { Columns2, ImagePlus, LayoutGrid } from 'lucide-react';
import { useEffect } from 'react';
import { ConnectionBar } from './connection-bar.tsx';
import { EncryptionBar } from './encryption-bar.tsx';
import { FileArrivals } from './files/file-arrivals.tsx';
import { GatheredCount } from './gathered-count.tsx';
import { OwnMenu } from './own-menu.tsx';
import { ProviderModes } from './provider-modes.tsx';
import { RunningCount } from './running-count.tsx';
import { SpendToday } from './spend-today.tsx';
import { StorageBar } from './storage-bar.tsx';

const SCREENS = [
  { to: '/', name: 'Playground', icon: ImagePlus },
  { to: '/gallery', name: 'Gallery', icon: LayoutGrid },
  { to: '/compare', name: 'Compare', icon: Columns2 },
] as const;

/** When the other screens' code is fetched, in milliseconds after the first load: then they open without the server too. */
const FETCH_AHEAD_MS = 3_000;

/** The frame of every screen: a thin bar above it. */
export function Layout() {
  const router = useRouter();
  useEffect(() => {
    const timer = window.setTimeout(() => {
      for (const to of ['/gallery', '/compare'] as const) void router.preloadRoute({ to });
    }, FETCH_AHEAD_MS);
    return () => window.clearTimeout(timer);
  }, [router]);
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-panel px-3">
        <img src="/favicon.svg" alt="" className="size-5 max-sm:hidden" />
        <span className="font-semibold max-md:sr-only">Proofsheet</span>
        <nav aria-label="Screens" className="flex h-full items-stretch sm:gap-1 md:pl-3">
          {SCREENS.map(({ to, name, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="group flex items-center border-b-2 px-2 text-sm max-sm:min-w-9 max-sm:justify-center"
              activeProps={{ className: 'border-accent font-semibold text-ink' }}
              inactiveProps={{ className: 'border-transparent text-ink-soft hover:text-ink' }}
            >
              {/* A phone has no room for three names: those of the other screens are icons. */}
              <Icon aria-hidden="true" className="size-4 group-data-[status=active]:hidden sm:hidden" />
              <span className="max-sm:group-not-data-[status=active]:sr-only">{name}</span>
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <GatheredCount />
          <RunningCount />
          <ProviderModes />
          <SpendToday />
          <OwnMenu />
        </div>
      </header>
      <EncryptionBar />
      <ConnectionBar />
      <StorageBar />
      <div className="flex min-h-0 flex-1 flex-col">
        <Outlet />
      </div>
      <FileArrivals />
    </div>
  );
}
