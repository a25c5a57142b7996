import type { Bench, Exchange } from './test-bench.ts';

/** For tests: answers a kind of request in the provider's place, as often as told. What it answers with is counted. */
export function answerInstead(
  bench: Bench,
  kind: Exchange['kind'],
  respond: (exchange: Exchange) => Response | Promise<Response>,
  times = Number.POSITIVE_INFINITY,
): { readonly count: number } {
  const seen = { count: 0 };
  bench.intercept = async (exchange) => {
    if (exchange.kind !== kind || seen.count >= times) return exchange.answer();
    seen.count++;
    return respond(exchange);
  };
  return seen;
}
