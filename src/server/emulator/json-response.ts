import { stringifyJson } from '#core/json.ts';

type Head = { readonly status?: number; readonly type?: string; readonly headers?: Record<string, string> };

/** An answer in JSON that keeps the digits of big integers. Ends in a newline, as both providers' bodies do. */
export function jsonResponse(
  body: unknown,
  { status = 200, type = 'application/json', headers }: Head = {},
): Response {
  return new Response(`${stringifyJson(body)}\n`, { status, headers: { 'content-type': type, ...headers } });
}
