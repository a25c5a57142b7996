import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Delivered, Delivery } from './delivery.ts';
import { partOf } from './part-of.ts';

type Broken = Exclude<Delivery, { kind: 'whole' }>;

/**
 * Breaks the connection as the delivery says. What of the answer comes through is written past the HTTP server, which would
 * mend its framing.
 */
export async function deliverOnSocket(
  { response, delivery }: Delivered & { readonly delivery: Broken },
  { socket }: ServerResponse,
): Promise<void> {
  if (!socket) return;
  if (delivery.breakAt === null) {
    if (delivery.kind === 'reset') socket.resetAndDestroy();
    return;
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const part = Buffer.from(partOf(bytes, delivery.breakAt));
  const head = Buffer.from(headOf(response, framingOf(delivery, bytes.byteLength)), 'latin1');
  switch (delivery.kind) {
    case 'hang':
      socket.write(Buffer.concat([head, part]));
      return;
    case 'reset':
      socket.write(Buffer.concat([head, part]), () => socket.resetAndDestroy());
      return;
    case 'fin_short':
    case 'close_cut':
      socket.end(Buffer.concat([head, part]));
      return;
    case 'chunk_cut': {
      const size = Buffer.from(`${part.byteLength.toString(16)}\r\n`);
      socket.end(Buffer.concat([head, ...(part.byteLength > 0 ? [size, part, Buffer.from('\r\n')] : [])]));
      return;
    }
  }
}

function framingOf({ kind }: Broken, length: number): readonly string[] {
  if (kind === 'chunk_cut') return ['transfer-encoding: chunked'];
  return kind === 'close_cut' ? ['connection: close'] : [`content-length: ${length}`];
}

function headOf({ status, headers }: Response, framing: readonly string[]): string {
  headers.delete('content-length');
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, ...framing, '', ''].join('\r\n');
}
