import type { TaskFilter } from './task-filter.ts';

/** Where tasks are given as a ZIP: those that are named, or all that a filter finds. */
export function exportUrl(which: readonly string[] | TaskFilter): string {
  if (isIds(which)) return `/api/export?ids=${which.join(',')}`;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(which)) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  return `/api/export?${query}`;
}

function isIds(which: readonly string[] | TaskFilter): which is readonly string[] {
  return Array.isArray(which);
}
