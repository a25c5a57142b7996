import { fork } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A process beside the bench: so that what makes load and what carries it do not wait for each other. */
export type BenchProcess = {
  /** Where it listens; empty where it does not. */
  readonly url: string;
  readonly pid: number;
  /** Asks it by name (`answer-bench.ts`). */
  readonly ask: <T>(question: string, schema: z.ZodType<T>, argument?: unknown) => Promise<T>;
  readonly end: () => Promise<void>;
};

const readySchema = z.object({ url: z.string() });
const answerSchema = z.object({ number: z.int(), answer: z.unknown() });

/**
 * Starts a file that answers (`answer-bench.ts`). Resolves when it is ready. With `PROFILE_TO` in the bench's own environment it leaves a profile
 * of its processor time in that folder.
 */
export async function startProcess(
  file: URL,
  environment: Readonly<Record<string, string>> = {},
): Promise<BenchProcess> {
  const name = basename(fileURLToPath(file));
  const { PATH = '', PROFILE_TO } = process.env;
  const child = fork(file, {
    env: { PATH, ...environment },
    execArgv: PROFILE_TO ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE_TO}/${name}`] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  void gone.then(() => process.off('exit', kill));
  const waiting = new Map<number, (answer: unknown) => void>();
  const ready = new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(readySchema.parse(message).url));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}.`)));
  });
  const url = await ready;
  child.on('message', (message) => {
    const { number, answer } = answerSchema.parse(message);
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });
  let asked = 0;

  function ask<T>(question: string, schema: z.ZodType<T>, argument: unknown = null): Promise<T> {
    const number = asked++;
    return new Promise((resolve, reject) => {
      waiting.set(number, (answer) => {
        const { success, data, error } = schema.safeParse(answer);
        if (success) resolve(data);
        else reject(error);
      });
      void gone.then(() => reject(new Error(`${name} ended before it answered "${question}".`)));
      child.send({ number, question, argument });
    });
  }

  async function end(): Promise<void> {
    child.kill('SIGTERM');
    await gone;
  }

  return { url, pid: child.pid ?? 0, ask, end };
}
