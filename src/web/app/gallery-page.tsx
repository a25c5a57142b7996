import { getRouteApi, useRouter } from '@tanstack/react-router';
import { GalleryScreen } from '#web/gallery/gallery-screen.tsx';

const route = getRouteApi('/gallery');

/** The gallery with its query in the URL. */
export function GalleryPage() {
  const { task, q } = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  return (
    <GalleryScreen
      query={q ?? ''}
      taskId={task ?? null}
      onQuery={(next) => void navigate({ search: { q: next || undefined, task }, replace: true })}
      onOpen={(id) => void navigate({ search: { q, task: id ?? undefined } })}
      onFind={(next) => void navigate({ search: { q: next } })}
      onCompare={(url) => history.push(url)}
      onPlayground={() => void navigate({ to: '/' })}
    />
  );
}
