import { NO_SELECTION, type Selection } from './selection/selection.ts';

/**
 * Where the gallery was left: who comes back from another screen goes on there. It belongs to no link and outlives no page, so
 * neither the URL nor the browser's storage holds it.
 */
export const galleryPlace: { query: string; scrollTop: number; selection: Selection } = {
  query: '',
  scrollTop: 0,
  selection: NO_SELECTION,
};
