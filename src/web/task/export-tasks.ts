import { fetchExport } from '#web/api/archive-calls.ts';
import { exportUrl } from '#web/api/export-url.ts';
import { startDownload } from '#web/ui/start-download.ts';

/** How many tasks an address can name: servers and proxies take 8 kB of it at least. */
const MOST_IN_URL = 200;

/** Has the browser keep tasks as a ZIP: images, tasks.jsonl, a table and recipes. Rejects with the reason where it cannot be made. */
export async function exportTasks(ids: readonly string[]): Promise<void> {
  if (ids.length <= MOST_IN_URL) {
    startDownload(exportUrl(ids));
    return;
  }
  const url = URL.createObjectURL(await fetchExport(ids));
  startDownload(url, `proofsheet-${ids.length}-tasks.zip`);
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
