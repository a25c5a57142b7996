import { createServer, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Emulator } from './emulator/create-emulator.ts';
import { deliverOnSocket } from './emulator/delivery/deliver-on-socket.ts';

type Listening = {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string;
  /** Ends every connection, and resolves when the port is free. */
  readonly close: () => Promise<void>;
};

type ListenOptions = {
  /** 0, unless given: any free one. */
  readonly port?: number;
};

/** The emulator on a real socket of this machine: only there an answer can be cut, reset or left hanging. */
export async function listenEmulator(
  emulator: Emulator,
  { port = 0 }: ListenOptions = {},
): Promise<Listening> {
  const listener = getRequestListener(
    async function answerOnSocket(request, { outgoing }) {
      const { response, delivery } = await emulator.answer(request);
      if (delivery.kind === 'whole' || !(outgoing instanceof ServerResponse)) return response;
      await deliverOnSocket({ response, delivery }, outgoing);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    origin: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
