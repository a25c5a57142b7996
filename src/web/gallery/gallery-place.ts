import { NO_SELECTION, type Selection } from './selection/selection.ts';

/**
 * Where the gallery was left: who comes back from another screen goes on there. It belongs to no link and outlives no page, so
 * neither the URL nor the browser's storage holds it. `tile` is the key of the one that had the focus last.
 */
export const galleryPlace: { query: string; scrollTop: number; selection: Selection; tile: string | null } = {
  query: '',
  scrollTop: 0,
  selection: NO_SELECTION,
  tile: null,
};
