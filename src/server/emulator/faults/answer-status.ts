import { stringifyJson } from '#core/json.ts';
import type { Behaviour, Exchange } from './exchange.ts';
import type { FaultOf } from './fault-script.ts';
import { refuseAsReplicate } from './refuse-as-replicate.ts';
import { refuseAsRunware } from './refuse-as-runware.ts';

/** Another status, with the body that the script gives, or as the provider documents it; hosts of pictures say it in a word. */
export const answerStatus: Behaviour<'status'> = async function answerStatus(fault, exchange) {
  if (fault.at === 'after_charge') await exchange.answer();
  return exchange.reply(refusalOf(fault, exchange));
};

function refusalOf(fault: FaultOf<'status'>, exchange: Exchange): Response {
  const { status, body, retryAfterS, retryAfter } = fault;
  const { provider, route, desk } = exchange;
  const habit = provider === 'replicate' && status === 429 ? desk.habits.retryAfter : 'header';
  const where = retryAfter ?? habit;
  const refusal = { status, retryAfterS, where, route, taskIds: exchange.taskIds() };
  const isSaid = retryAfterS !== undefined && where === 'header';
  const headers = isSaid ? { 'retry-after': String(retryAfterS) } : {};
  const plain = (text: string, type: string) =>
    new Response(EMPTY.has(status) ? null : text, { status, headers: { ...headers, 'content-type': type } });
  if (body !== undefined) {
    const text = stringifyJson(body).replaceAll('$task', exchange.taskIds()[0] ?? '');
    return plain(`${text}\n`, 'application/json');
  }
  if (route === 'download') return plain(`${status}\n`, 'text/plain');
  const response = provider === 'replicate' ? refuseAsReplicate(refusal) : refuseAsRunware(refusal);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Statuses that have no body. */
const EMPTY: ReadonlySet<number> = new Set([204, 205, 304]);
