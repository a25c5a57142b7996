import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** For `createServer`: how long a request may take to come, and how often that is looked at, in milliseconds. */
export const REQUEST_TIMES = {
  // Node's own minute for the headers is long enough for a few hundred connections to hold up everybody.
  headersTimeout: 8_000,
  requestTimeout: 180_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
} as const;

/** How many connections are held at once. Node sets no limit by default. */
const MOST_CONNECTIONS = 4_000;

/** What is answered to what cannot be read as a request at all, by Node's code for it. */
const STATUS_OF: Readonly<Record<string, string>> = {
  HPE_INVALID_METHOD: '405 Method Not Allowed',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Holds so many connections and no more: beyond them the one that has been idle for longest goes, so that somebody who opens
 * thousands and says nothing keeps nobody out.
 */
export function limitConnections(server: Server, most = MOST_CONNECTIONS): void {
  const all = new Set<Socket>();
  /** Those without a request under way, the one that has been so for longest first. */
  const idle = new Set<Socket>();

  server.on('connection', (socket: Socket) => {
    all.add(socket);
    idle.add(socket);
    socket.once('close', () => {
      all.delete(socket);
      idle.delete(socket);
    });
    if (all.size <= most) return;
    const [longest = socket] = idle;
    longest.destroy();
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    idle.delete(socket);
    response.once('close', () => {
      if (all.has(socket)) idle.add(socket);
    });
  });
  server.on('clientError', (failure: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || failure.code === 'ECONNRESET') return void socket.destroy();
    const status = STATUS_OF[failure.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
}
