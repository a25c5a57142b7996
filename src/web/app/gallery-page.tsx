import { getRouteApi } from '@tanstack/react-router';
import { GalleryScreen } from '#web/gallery/gallery-screen.tsx';

const route = getRouteApi('/gallery');

/** The gallery with its query in the URL. */
export function GalleryPage() {
  const { task, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <GalleryScreen
      filter={filter}
      taskId={task ?? null}
      onFilter={(next) => void navigate({ search: { ...next, task }, replace: true })}
      onOpen={(id) => void navigate({ search: { ...filter, task: id ?? undefined } })}
    />
  );
}
