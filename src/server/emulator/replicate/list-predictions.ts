import type { Desk } from '#server/emulator/desk.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import { problem } from './problem.ts';
import { showPrediction } from './show-prediction.ts';

const PAGE = 100;

/**
 * Predictions, newest first, 100 a page; `created_after` includes its moment, `created_before` does not.
 * Those of `source=web` are none: the emulator has no page to make them on. Source: shared/contracts/replicate.md §2, §5.
 */
export function listPredictions(desk: Desk, url: URL): Response {
  const createdFromMs = toMs(url.searchParams.get('created_after'));
  const createdBeforeMs = toMs(url.searchParams.get('created_before'));
  const cursor = readCursor(url.searchParams.get('cursor'));
  if (Number.isNaN(createdFromMs) || Number.isNaN(createdBeforeMs) || cursor === null) {
    return problem({ detail: 'A date or the cursor could not be read.', status: 400 });
  }
  if (url.searchParams.get('source') === 'web')
    return jsonResponse({ next: null, previous: null, results: [] });
  const shownBeforeMs = desk.clock.now() - desk.habits.listDelayMs + 1;
  const filter = {
    provider: 'replicate',
    createdFromMs,
    createdBeforeMs: Math.min(createdBeforeMs ?? shownBeforeMs, shownBeforeMs),
  } as const;
  const rows = desk.book.tasks.list({ ...filter, limit: PAGE, ...cursor });
  const newest = rows[0]?.position;
  const oldest = rows.at(-1)?.position;
  const hasOlder =
    oldest !== undefined && desk.book.tasks.list({ ...filter, limit: 1, before: oldest }).length > 0;
  const hasNewer =
    newest !== undefined && desk.book.tasks.list({ ...filter, limit: 1, after: newest }).length > 0;
  return jsonResponse({
    next: hasOlder ? withCursor(url, `before=${oldest}`) : null,
    previous: hasNewer ? withCursor(url, `after=${newest}`) : null,
    results: rows.map(({ task: entry }) => showPrediction({ desk, entry, origin: url.origin })),
  });
}

/** `undefined` where nothing is asked, NaN where it is no time. */
function toMs(text: string | null): number | undefined {
  return text === null ? undefined : Date.parse(text);
}

function withCursor(url: URL, position: string): string {
  const page = new URL(url);
  page.searchParams.set('cursor', Buffer.from(position).toString('base64'));
  return page.href;
}

type Cursor = { readonly before?: number; readonly after?: number };

function readCursor(text: string | null): Cursor | null {
  if (text === null) return {};
  const [, direction, digits] = /^(before|after)=(\d+)$/.exec(Buffer.from(text, 'base64').toString()) ?? [];
  if (direction === 'before') return { before: Number(digits) };
  return direction === 'after' ? { after: Number(digits) } : null;
}
