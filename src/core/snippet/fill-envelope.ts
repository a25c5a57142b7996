import type { ProviderRequest } from '#core/provider-request.ts';
import type { CodeValue } from './code-value.ts';

/** A request's body with the input in its place. */
export function fillEnvelope(body: ProviderRequest['body'], input: CodeValue): CodeValue {
  if (body === INPUT_HOLE) return input;
  if (body === null) return { kind: 'null' };
  if (typeof body === 'string') return { kind: 'text', text: body };
  if (typeof body === 'number') return { kind: 'number', digits: String(body) };
  if (typeof body === 'boolean') return { kind: 'boolean', is: body };
  if (Array.isArray(body)) return { kind: 'list', items: body.map((item) => fillEnvelope(item, input)) };
  const entries = Object.entries(body).map(([name, item]) => [name, fillEnvelope(item, input)] as const);
  return { kind: 'object', entries };
}

const INPUT_HOLE = '$input';
