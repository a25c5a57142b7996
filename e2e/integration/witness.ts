import { Buffer } from 'node:buffer';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { isFinal, type Task, taskSchema } from '#core/task.ts';
import { waitFor } from './open-bench.ts';

type Heard = { readonly what: string; readonly text: string };
type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** A caller who remembers every answer to its last byte, headers and events too. */
export class Witness {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #events: string[] = [];
  readonly #heard: Heard[] = [];

  constructor(url: string, token: string | null = null) {
    this.#url = url;
    this.#headers = token === null ? {} : { authorization: `Bearer ${token}` };
  }

  /** `GET /api/config`, `POST /api/tasks`, … A body that is bytes goes as PNG, any other as JSON. */
  async ask(
    line: string,
    body?: object,
    headers: Readonly<Record<string, string>> = this.#headers,
  ): Promise<Answer> {
    const [method = 'GET', path = ''] = line.split(' ');
    const isImage = body instanceof Uint8Array;
    const isChange = method === 'POST' || method === 'PATCH';
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...headers,
        origin: this.#url,
        ...(isChange ? { 'content-type': isImage ? 'image/png' : 'application/json' } : {}),
      },
      ...(isChange ? { body: isImage ? new Uint8Array(body) : JSON.stringify(body ?? {}) } : {}),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const { status } = response;
    const lines = [`${status}`, ...[...response.headers].map(([name, value]) => `${name}: ${value}`)];
    this.#heard.push({
      what: line,
      text: [...lines, bytes.toString('latin1'), bytes.toString('utf8')].join('\n'),
    });
    return { status, headers: response.headers, body: parse(bytes.toString('utf8')) };
  }

  /** Hears the events from now on. */
  async listen(): Promise<void> {
    const hangUp = new AbortController();
    onTestFinished(() => hangUp.abort());
    const { body } = await fetch(`${this.#url}/api/events`, {
      headers: this.#headers,
      signal: hangUp.signal,
    });
    const hear = async () => {
      for await (const chunk of body ?? []) this.#events.push(Buffer.from(chunk).toString('utf8'));
    };
    void hear().catch(() => undefined);
  }

  /** Has a task taken, and waits until it is so: ended, unless said otherwise. */
  async run(
    { model, input }: { readonly model: string; readonly input: object },
    isReached: (task: Task) => boolean = ({ status }) => isFinal(status),
  ): Promise<Task> {
    const id = crypto.randomUUID();
    const { status, body } = await this.ask('POST /api/tasks', { id, model, input });
    if (status !== 202) throw new Error(`The task was refused with ${status}: ${JSON.stringify(body)}`);
    return waitFor(async () => {
      const task = taskSchema.parse((await this.ask(`GET /api/tasks/${id}`)).body);
      return isReached(task) ? task : null;
    });
  }

  /** Asks for everything that can be read, pictures and uploads too. */
  async readAll(): Promise<void> {
    for (const path of [
      'config',
      'models',
      'tasks',
      'spend',
      'export',
      'images',
      'uploads',
      'nothing',
      'tasks/nothing',
    ])
      await this.ask(`GET /api/${path}`);
    const { body } = await this.ask('GET /api/tasks?limit=100');
    const { tasks } = z.object({ tasks: z.array(taskSchema) }).parse(body);
    for (const { id, images } of tasks) {
      await this.ask(`GET /api/tasks/${id}`);
      for (const image of images)
        for (const query of ['', '?width=320', '?metadata=1'])
          await this.ask(`GET /api/images/${image.id}${query}`);
    }
  }

  /** All that was heard by now, each with where. */
  get heard(): readonly Heard[] {
    return [...this.#heard, { what: 'the events', text: this.#events.join('') }];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
