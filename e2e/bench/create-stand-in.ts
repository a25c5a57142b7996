import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

const orderSchema = z.array(z.object({ taskType: z.string(), taskUUID: z.string() }));
type Order = z.infer<typeof orderSchema>[number];

type StandInOptions = {
  /** Told of every task and every question as it arrives. */
  readonly onOrder?: (order: Order) => void;
  /** The picture of a task as base64; `null`: it runs still. */
  readonly pictureOf?: (taskId: string) => string | null;
};

/**
 * Stands where Runware would, and does nothing that takes time: what is drawn, priced and kept by the emulator is not what is
 * measured. Every task is taken, and runs until there is a picture of it. Source: contracts/runware.md §2.2, §2.4.
 */
export async function createStandIn({
  onOrder,
  pictureOf,
}: StandInOptions): Promise<{ readonly url: string }> {
  const server = createServer(async (request, response) => {
    const orders = orderSchema.parse(JSON.parse(await readText(request)));
    for (const order of orders) onOrder?.(order);
    await answer(orders, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };

  async function answer(orders: readonly Order[], response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":[');
    for (const [at, { taskType, taskUUID }] of orders.entries()) {
      const picture = taskType === 'getResponse' ? pictureOf?.(taskUUID) : null;
      const told = taskType === 'getResponse' && !picture ? { status: 'processing' } : {};
      const item = JSON.stringify({ taskType: 'imageInference', taskUUID, ...told });
      const result = picture
        ? `${item.slice(0, -1)},"status":"success","imageUUID":"${taskUUID}","seed":7,"cost":0.0051,"imageBase64Data":"${picture}"}`
        : item;
      const isTaken = response.write(`${at > 0 ? ',' : ''}${result}`);
      if (!isTaken) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end(']}');
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
