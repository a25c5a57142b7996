import { get, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { answerBench } from './answer-bench.ts';
import { machineTimeMs } from './machine-time.ts';

/**
 * Many readers of `/api/events` in a process of their own. Each notes which numbered events come, and nothing else of them: what
 * a page does with a task is not what is measured.
 */
const openSchema = z.object({ url: z.string(), readers: z.int() });

/** By the number of an event: how many readers have it, and when the last one had it. */
const heard = new Map<number, { readers: number; lastAtMs: number }>();

/** Resolves when all are greeted. */
async function open(argument: unknown): Promise<void> {
  const { url, readers } = openSchema.parse(argument);
  heard.clear();
  await Promise.all(Array.from({ length: readers }, () => openOne(url)));
}

function openOne(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/events`, { agent: false }, (answer) => read(answer, resolve)).once('error', reject);
  });
}

function read(answer: IncomingMessage, onGreeting: () => void): void {
  let rest = '';
  answer.setEncoding('latin1');
  answer.on('error', () => undefined);
  answer.on('data', (text: string) => {
    const messages = (rest + text).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      if (message.startsWith('event: hello')) onGreeting();
      else if (message.startsWith('event: task')) note(message);
    }
  });
}

/** The number stands behind the ledger's own id, in a line of its own. */
function note(message: string): void {
  const [line = ''] = message.slice(message.lastIndexOf('\nid: ') + 1).split('\n');
  const number = Number(line.slice(line.lastIndexOf('.') + 1));
  const before = heard.get(number)?.readers ?? 0;
  heard.set(number, { readers: before + 1, lastAtMs: machineTimeMs() });
}

answerBench({
  open,
  heard: () => [...heard].map(([number, { readers, lastAtMs }]) => ({ number, readers, lastAtMs })),
});
