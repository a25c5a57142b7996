import type { Clock } from '#core/clock.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '#server/emulator/create-emulator.ts';
import { listenEmulator } from '#server/listen-emulator.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import type { Environment } from './server-process.ts';
import type { StandInPictures } from './stand-in-pictures.ts';

const DEFINITIONS = [...loadDefinitions(DEFINITIONS_FOLDER).models.values()].map((model) => model.definition);

/** A request as it arrived at the providers' door, whatever became of it. `at` is in milliseconds of the clock. */
export type Arrival = {
  readonly provider: 'runware' | 'replicate';
  readonly kind: 'submit' | 'question' | 'download';
  readonly at: number;
};

/** Both providers on a socket of this process. */
export type Upstream = {
  readonly emulator: Emulator;
  /** What a server needs to be live there. */
  readonly environment: Environment;
  readonly arrivals: readonly Arrival[];
  /** The hash of every picture that stood in, by its id. */
  readonly standIns: ReadonlyMap<string, string>;
  /** Hangs up and refuses connections, or takes them again on the same port. */
  readonly listen: (isListening: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type UpstreamOptions = Pick<EmulatorOptions, 'faults' | 'habits' | 'pace'> & {
  readonly clock: Clock;
  /** The emulator's own drawings, unless given. */
  readonly pictures?: StandInPictures;
};

export async function openUpstream({ clock, pictures, ...options }: UpstreamOptions): Promise<Upstream> {
  const emulator = createEmulator({ definitions: DEFINITIONS, clock, file: ':memory:', ...options });
  const standIns = pictures?.hang(emulator) ?? new Map<string, string>();
  const arrivals: Arrival[] = [];
  const watched: Emulator = {
    ...emulator,
    async answer(request) {
      const at = clock.now();
      arrivals.push({ ...(await toArrival(request)), at });
      return emulator.answer(request);
    },
  };
  let listening: Awaited<ReturnType<typeof listenEmulator>> | null = await listenEmulator(watched);
  const { origin } = listening;

  async function listen(isListening: boolean): Promise<void> {
    if (isListening) listening ??= await listenEmulator(watched, { port: Number(new URL(origin).port) });
    else {
      await listening?.close();
      listening = null;
    }
  }

  return {
    emulator,
    environment: {
      // What is tried is many tasks at a time.
      TASKS_AT_ONCE: '10000',
      RUNWARE_API_KEY: 'key',
      RUNWARE_BASE_URL: `${origin}/runware/v1`,
      REPLICATE_API_TOKEN: 'token',
      REPLICATE_BASE_URL: `${origin}/replicate/v1`,
    },
    arrivals,
    standIns,
    listen,
    async close() {
      await listen(false);
      emulator.close();
    },
  };
}

async function toArrival(request: Request): Promise<Omit<Arrival, 'at'>> {
  const { pathname } = new URL(request.url);
  const provider = pathname.includes('/runware/') ? 'runware' : 'replicate';
  if (pathname.startsWith('/pictures/')) return { provider, kind: 'download' };
  const isCreate = pathname.endsWith('/predictions') && request.method === 'POST';
  const isSubmit =
    provider === 'runware' ? (await request.clone().text()).includes('"imageInference"') : isCreate;
  return { provider, kind: isSubmit ? 'submit' : 'question' };
}
