import { Hono } from 'hono';
import type { Clock } from '#core/clock.ts';
import { toModel } from '#core/models/registry.ts';
import type { Definition } from '#core/schema/definition.ts';
import { type Book, openBook } from './book.ts';
import type { Desk } from './desk.ts';
import { createGallery } from './gallery.ts';
import { defaultHabits, type Habits } from './habits.ts';
import { pictureRoutes } from './picture-routes.ts';
import { replicateRoutes } from './replicate/replicate-routes.ts';
import { runwareRoutes } from './runware/runware-routes.ts';

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
  /** Sees every request before it is answered and every answer before it leaves: the place for scripted faults. */
  readonly intercept?: (request: Request, answer: () => Promise<Response>) => Promise<Response>;
};

export type Emulator = {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly book: Book;
  readonly close: () => void;
};

/**
 * Runware's and Replicate's HTTP APIs, built from the providers' documents (shared/contracts): `/runware/v1`, `/replicate/v1`,
 * and their pictures under `/pictures`. It makes no connections, needs no keys and leaves nothing to chance.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const { definitions, clock, file, pace = 1, balanceUsd = 1_000_000, intercept } = options;
  const book = openBook(file);
  const models = definitions.map(toModel);
  const gallery = createGallery({ models, book, clock });
  const habits = { ...defaultHabits, ...options.habits };
  const desk: Desk = { models, book, gallery, clock, pace, habits, balanceUsd };
  const app = new Hono()
    .use(async function tellTime(context, next) {
      await next();
      context.res.headers.set('date', new Date(clock.now()).toUTCString());
    })
    .route('/runware/v1', runwareRoutes(desk))
    .route('/replicate/v1', replicateRoutes(desk))
    .route('/pictures', pictureRoutes(gallery));

  async function answer(request: Request): Promise<Response> {
    return app.fetch(request);
  }

  return {
    fetch: (request) => (intercept ? intercept(request, () => answer(request)) : answer(request)),
    book,
    close: book.close,
  };
}
