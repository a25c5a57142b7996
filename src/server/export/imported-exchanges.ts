import { type Exchange, exchangeSchema } from '#core/exchange.ts';
import { parseJsonVerbatim } from '#core/json.ts';
import { isKeptHeader } from '#core/kept-header.ts';
import type { Model } from '#core/models/registry.ts';
import { privateNamesOf } from '#server/ledger/private-names-of.ts';
import { toExchange } from '#server/ledger/to-exchange.ts';

/** What a key goes by, wherever it stands in a body. */
const KEY_NAMES = ['apiKey', 'api_key', 'authorization', 'Authorization'];
/** As many as a task has. */
const MOST = 2;

/**
 * What a line of an export says of what went over the wire; of it what this program would have kept itself, and nothing of
 * what cannot be read.
 */
export function importedExchanges(given: readonly unknown[], model: Model | null): readonly Exchange[] {
  const privateNames = new Set([...privateNamesOf(model?.fields ?? []), ...KEY_NAMES]);
  const read = given.slice(0, MOST).flatMap((entry) => exchangeSchema.safeParse(entry).data ?? []);
  return read.map((exchange): Exchange => {
    const { answer } = exchange;
    const noted = {
      ...exchange,
      at: Date.parse(exchange.at),
      headers: known(exchange.headers),
      // One that was cut is no JSON any more: nobody can tell what is private in it.
      json: exchange.body ? parseJsonVerbatim(exchange.body.text) : undefined,
      answer: answer && { status: answer.status, headers: known(answer.headers), text: answer.body.text },
      hide: (text: string) => text,
    };
    const cleaned = toExchange(noted, { ids: [], others: [], privateNames });
    const cutBytes = answer?.body.cutBytes ?? 0;
    return {
      ...cleaned,
      isEnd: exchange.isEnd,
      answer: cleaned.answer && { ...cleaned.answer, body: { ...cleaned.answer.body, cutBytes } },
    };
  });
}

/** A file from elsewhere may hold any. */
function known(headers: Exchange['headers']): Exchange['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isKeptHeader(name)));
}
