import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import type { Clock } from '#core/clock.ts';
import packageJson from '#package.json' with { type: 'json' };
import { createApp } from './app.ts';
import type { Emulator } from './emulator/create-emulator.ts';
import { isOwnName, type OwnNames } from './guards/host-guard.ts';
import { systemDisk } from './ledger/disk.ts';
import { createLiveFetch } from './ledger/live-fetch.ts';
import { limitConnections, REQUEST_TIMES } from './limit-connections.ts';
import { createLog } from './log/create-log.ts';
import { openServices, type ServiceOptions } from './open-services.ts';
import { ownNames } from './own-names.ts';
import { allProviders } from './providers/all-providers.ts';
import type { Services } from './services.ts';
import { readSettings, type Settings } from './settings.ts';
import { systemClock } from './system-clock.ts';

/** How long a stop may take before the process ends all the same, in milliseconds. What runs goes on at the next start. */
const STOP_WITHIN_MS = 5_000;
/** How long requests under way may take of that. */
const ANSWER_WITHIN_MS = 500;

export type Page = {
  /** Serves the page where the app is asked for it. */
  readonly middleware: MiddlewareHandler;
  /** Takes requests before the app does: a development server's own. Answers whether it took one. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
};

/** What the process meets outside itself, handed in so that a test can let time run faster, or stop it at any point. */
export type World = Pick<ServiceOptions, 'clock' | 'liveFetch' | 'disk' | 'onCommit'>;

const realWorld = (): World => ({ clock: systemClock, liveFetch: createLiveFetch(), disk: systemDisk });

/** Reads the environment, opens the data folder, listens, and says where. Ends on SIGINT and SIGTERM. */
export async function runServer(
  createPage: (server: Server) => Promise<Page>,
  world: World = realWorld(),
): Promise<void> {
  // What lies in the data folder is for its owner alone.
  process.umask(0o077);
  const settings = readSettings(process.env, allProviders);
  const log = createLog(settings);
  const warn = (message: string, details: Readonly<Record<string, unknown>>) => log.warn(details, message);
  const server = createServer({ ...REQUEST_TIMES });
  limitConnections(server);
  let emulator: Promise<Emulator> | null = null;
  const services = openServices({
    ...world,
    settings,
    version: packageJson.version,
    warn,
    async sandboxFetch(request) {
      emulator ??= openSandbox(services, world.clock);
      return (await emulator).fetch(request);
    },
  });
  const page = await createPage(server);
  // Made when the first request comes: then the port is known.
  let known: OwnNames | null = null;
  const names = () => {
    known ??= ownNames(settings, portOf(server));
    return known;
  };
  const app = createApp(services, {
    names,
    addressOf: (context) => getConnInfo(context).remote.address ?? '',
    page: page.middleware,
    logError: (message, details) => log.error(details, message),
  });
  const listener = getRequestListener(app.fetch);
  server.on('request', (request, response) => {
    // A foreign name is refused by the app, whoever would take the request.
    const isOurs = isOwnName(names(), request.headers.host);
    if (!isOurs || !page.intercept?.(request, response)) void listener(request, response);
  });

  await listen(server, settings);
  process.stdout.write(greeting(settings, portOf(server)));
  services.start();
  for (const broken of services.registry.broken)
    log.warn({ reason: broken.reason }, `the definition ${broken.name} cannot be used`);

  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

  function stop(): void {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    // Answers under way are given; streams have no end of their own.
    setTimeout(() => server.closeAllConnections(), ANSWER_WITHIN_MS).unref();
    server.close(async () => {
      await services.close();
      (await emulator)?.close();
      process.exit(0);
    });
    server.closeIdleConnections();
  }
}

/** The emulator is loaded when it is first asked: a server with its own keys starts without it. */
async function openSandbox({ settings, registry }: Services, clock: Clock): Promise<Emulator> {
  const { createEmulator } = await import('./emulator/create-emulator.ts');
  return createEmulator({
    definitions: [...registry.models.values()].map((model) => model.definition),
    clock,
    file: join(settings.dataDir, 'sandbox.sqlite'),
    pace: settings.sandboxPace,
  });
}

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function greeting({ host, dataDir, providers }: Settings, port: number): string {
  const lines = allProviders.map(({ id, title, variables }) => {
    const isLive = providers.get(id)?.key !== null;
    return `  ${title.padEnd(10)} ${isLive ? 'live' : `sandbox (play money; set ${variables.key} to go live)`}`;
  });
  const name = host === '::1' ? '[::1]' : host;
  return `\nProofsheet  http://${name}:${port}\n${lines.join('\n')}\n  Data       ${dataDir}\n\n`;
}
