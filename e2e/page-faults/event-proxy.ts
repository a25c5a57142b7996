import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What stands between page and server, as a company's proxy does: it passes all on, and has the stream of events in its hand. */
export type EventProxy = {
  readonly url: string;
  /** The `Last-Event-ID` of every stream that was opened, in order; empty where the page sent none. */
  readonly resumedFrom: readonly string[];
  /** Cuts the open streams. */
  readonly cut: () => void;
  /** Keeps back what comes on streams from now on, those that are opened later included; or lets it pass again. */
  readonly hold: (isHeld: boolean) => void;
  /** Writes into the open streams. */
  readonly write: (text: string) => void;
  readonly close: () => Promise<void>;
};

export async function startEventProxy(target: string): Promise<EventProxy> {
  const streams = new Set<ServerResponse>();
  const resumedFrom: string[] = [];
  let isHeld = false;
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { host } = new URL(target);
    const origin = incoming.headers.origin === undefined ? {} : { origin: target };
    const headers = { ...incoming.headers, host, ...origin };
    const upstream = request(`${target}${incoming.url}`, { method: incoming.method ?? 'GET', headers });
    upstream.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (incoming.url === '/api/events') follow(answer, outgoing, incoming);
      else answer.pipe(outgoing);
    });
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  }

  function follow(answer: IncomingMessage, outgoing: ServerResponse, { headers }: IncomingMessage): void {
    outgoing.flushHeaders();
    resumedFrom.push(String(headers['last-event-id'] ?? ''));
    streams.add(outgoing);
    outgoing.on('close', () => streams.delete(outgoing));
    answer.on('data', (chunk) => isHeld || outgoing.write(chunk));
    answer.on('error', () => outgoing.destroy());
    answer.on('end', () => outgoing.end());
  }

  return {
    url,
    resumedFrom,
    cut() {
      for (const stream of streams) stream.destroy();
    },
    hold(next) {
      isHeld = next;
    },
    write(text) {
      for (const stream of streams) stream.write(text);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
