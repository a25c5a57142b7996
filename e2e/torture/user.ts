import { setTimeout as pause } from 'node:timers/promises';
import { type Agent, fetch } from 'undici';
import { type Task, taskSchema } from '#core/task.ts';
import type { TaskPlan } from './schedule.ts';
import type { TaskWatch } from './watch-tasks.ts';

export type Answer = { readonly status: number; readonly body: unknown };

type UserOptions = {
  /** Where the server is reached; resolves when it is there again. */
  readonly url: () => Promise<string>;
  readonly watch: TaskWatch;
  readonly dispatcher: Agent;
};

/** Between two tries to reach a server that is gone, real milliseconds. */
const AGAIN_MS = 5;

/** Who asks for tasks, and does not rest until there is an answer: as the page, with the same id each time. */
export class User {
  /** The tasks that the server has taken, by id. */
  readonly taken = new Set<string>();
  /** How often each task was to be sent again, whether the answer came or not. */
  readonly retries = new Map<string, number>();
  readonly forgotten = new Set<string>();
  readonly canceled = new Set<string>();
  readonly problems: string[] = [];
  readonly #options: UserOptions;

  constructor(options: UserOptions) {
    this.#options = options;
  }

  async post({ id, model, input }: TaskPlan): Promise<void> {
    const { status, body } = await this.ask('POST', '/api/tasks', { id, model, input });
    if (status === 202) {
      this.taken.add(id);
      this.#options.watch.see(taskSchema.parse(body));
    } else if (status !== 402)
      this.problems.push(`A task was refused with ${status}: ${JSON.stringify(body)}`);
    else if (this.taken.has(id)) this.problems.push(`Task ${id} was taken, and is refused when repeated.`);
  }

  async cancel({ id }: TaskPlan): Promise<void> {
    if (!this.taken.has(id)) return;
    this.canceled.add(id);
    const { status, body } = await this.ask('POST', `/api/tasks/${id}/cancel`);
    if (status !== 200 && status !== 409)
      this.problems.push(`A cancel was answered with ${status}: ${JSON.stringify(body)}`);
  }

  async settle(id: string, action: 'retry' | 'forget'): Promise<void> {
    if (action === 'retry') this.retries.set(id, (this.retries.get(id) ?? 0) + 1);
    else this.forgotten.add(id);
    const { status, body } = await this.ask('POST', `/api/tasks/${id}/resolve`, { action });
    if (status === 200) this.#options.watch.see(taskSchema.parse(body));
    // Settled meanwhile, or no budget for a second attempt.
    else if (status !== 409 && status !== 402)
      this.problems.push(`${action} was answered with ${status}: ${JSON.stringify(body)}`);
  }

  /** Looks at what the server says of a task now. */
  async look(id: string): Promise<Task> {
    const { status, body } = await this.ask('GET', `/api/tasks/${id}`);
    if (status !== 200) throw new Error(`O2: task ${id} was taken, and is answered with ${status}.`);
    const task = taskSchema.parse(body);
    this.#options.watch.see(task);
    return task;
  }

  /** Asks until it is answered. */
  async ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    for (;;) {
      const url = await this.#options.url();
      const answer = await this.#askOnce(method, `${url}${path}`, body);
      // The ledger is held for a moment where the data folder is looked into.
      if (answer && answer.status !== 503) return answer;
      await pause(AGAIN_MS);
    }
  }

  async #askOnce(method: string, url: string, body: unknown): Promise<Answer | null> {
    try {
      const response = await fetch(url, {
        method,
        headers: { origin: new URL(url).origin, 'content-type': 'application/json' },
        dispatcher: this.#options.dispatcher,
        ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      return null;
    }
  }
}
