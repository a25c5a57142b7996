import { parseJson, stringifyJson } from '#core/json.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import type { Delivered } from '#server/emulator/delivery/delivery.ts';
import type { Exchange } from './exchange.ts';
import { withBody } from './with-body.ts';

/** Changes what an answer says, all digits kept. One that is no JSON object stays as it is. */
export async function changeJson({ answer }: Exchange, change: (body: Input) => unknown): Promise<Delivered> {
  const { response } = await answer();
  const text = await response.text();
  const body = parseJson(text);
  return withBody(response, isInputObject(body) ? `${stringifyJson(change(body))}\n` : text);
}
