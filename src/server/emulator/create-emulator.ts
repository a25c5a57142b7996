import { Hono } from 'hono';
import type { Clock } from '#core/clock.ts';
import { toModel } from '#core/models/registry.ts';
import type { Definition } from '#core/schema/definition.ts';
import { type Book, openBook } from './book.ts';
import { deliverInProcess } from './delivery/deliver-in-process.ts';
import type { Delivered } from './delivery/delivery.ts';
import type { Desk } from './desk.ts';
import { createFatePlan } from './fate-plan.ts';
import type { FaultScript } from './faults/fault-script.ts';
import { injectFaults } from './faults/inject-faults.ts';
import { readFaultScript } from './faults/read-fault-script.ts';
import { createGallery } from './gallery.ts';
import { defaultHabits, type Habits } from './habits.ts';
import { listOutputs, type Output } from './list-outputs.ts';
import { pictureRoutes } from './picture-routes.ts';
import { replicateRoutes } from './replicate/replicate-routes.ts';
import { runwareRoutes } from './runware/runware-routes.ts';
import { withoutPrivateUrls } from './without-private-urls.ts';

export type EmulatorOptions = {
  readonly definitions: readonly Definition[];
  readonly clock: Clock;
  /** A SQLite file, so that tasks in flight survive a restart, or `:memory:`. */
  readonly file: string;
  /** 1, unless given: about 1.2–3 s a task. 0: everything is done at once. */
  readonly pace?: number;
  /** Play money at each provider, USD. */
  readonly balanceUsd?: number;
  /** Where the providers' behaviour is not known: how it is here. */
  readonly habits?: Partial<Habits>;
  /** What goes wrong, and when; nothing unless given. Refused where it is malformed. */
  readonly faults?: FaultScript;
  /** Sees every request that reaches the providers before it is answered, and every answer before faults touch it. */
  readonly intercept?: (request: Request, answer: () => Promise<Response>) => Promise<Response>;
};

export type Emulator = {
  /** Answers inside the process: what would break on a socket is thrown as undici's `fetch` throws it. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers for a socket: says how the answer is to travel. */
  readonly answer: (request: Request) => Promise<Delivered>;
  readonly book: Book;
  /** Every result that was charged for, with its hash: what must not be lost. */
  readonly outputs: () => Promise<readonly Output[]>;
  readonly close: () => void;
};

/**
 * Runware's and Replicate's HTTP APIs, built from the providers' documents (shared/contracts): `/runware/v1`, `/replicate/v1`,
 * and their pictures under `/pictures`. It makes no connections, needs no keys and leaves nothing to chance.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const { definitions, clock, file, pace = 1, balanceUsd = 1_000_000, intercept } = options;
  const faults = readFaultScript(options.faults ?? []);
  const models = definitions.map(toModel);
  // In memory it is the witness of tests, which ask for what was sent to the letter.
  const book = openBook(file, file === ':memory:' ? undefined : withoutPrivateUrls(models));
  const gallery = createGallery({ models, book, clock });
  const habits = { ...defaultHabits, ...options.habits };
  const desk: Desk = { models, book, gallery, fates: createFatePlan(), clock, pace, habits, balanceUsd };
  const app = new Hono()
    .use(async function tellTime(context, next) {
      await next();
      context.res.headers.set('date', new Date(clock.now()).toUTCString());
    })
    .route('/runware/v1', runwareRoutes(desk))
    .route('/replicate/v1', replicateRoutes(desk))
    .route('/pictures', pictureRoutes(gallery));

  async function reach(request: Request): Promise<Response> {
    const ask = async () => app.fetch(request);
    return intercept ? intercept(request, ask) : ask();
  }

  const answer =
    faults.length > 0
      ? injectFaults({ desk, faults, reach })
      : async (request: Request): Promise<Delivered> => ({
          response: await reach(request),
          delivery: { kind: 'whole' },
        });

  return {
    async fetch(request) {
      const delivered = await answer(request);
      // Whoever gave up meanwhile hears of that, as from `fetch`.
      request.signal.throwIfAborted();
      return deliverInProcess(delivered, request.signal);
    },
    answer,
    book,
    outputs: () => listOutputs(desk),
    close: book.close,
  };
}
