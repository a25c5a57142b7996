import { type ImportReport, importReportSchema } from '#core/import-report.ts';
import { ask, request } from './request.ts';

/** Tasks as a ZIP, for more than an address can name. */
export async function fetchExport(ids: readonly string[]): Promise<Blob> {
  const response = await ask('/export', { method: 'POST', json: { ids } });
  return response.blob();
}

/** Hands an export to the server, which brings in what is new to it. Rejects with why nothing came in. */
export function importArchive(file: Blob, signal: AbortSignal): Promise<ImportReport> {
  // Some systems have another name for the type.
  const body = file.slice(0, file.size, 'application/zip');
  return request('/import', importReportSchema, { method: 'POST', body, signal });
}
