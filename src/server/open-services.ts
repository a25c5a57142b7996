import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '#core/clock.ts';
import type { Registry } from '#core/models/registry.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { Task } from '#core/task.ts';
import { AccessControl } from './access.ts';
import { type Bell, createBell } from './bell.ts';
import { Aside } from './ledger/aside.ts';
import { checkFolder } from './ledger/check-folder.ts';
import type { Disk } from './ledger/disk.ts';
import { FileStore } from './ledger/file-store.ts';
import { Gate } from './ledger/gate.ts';
import { Ledger } from './ledger/ledger.ts';
import { lockFolder } from './ledger/lock-folder.ts';
import { Pace } from './ledger/pace.ts';
import { type Bin, purgeBin } from './ledger/purge-bin.ts';
import { Runner } from './ledger/runner.ts';
import type { Lane, RunnerContext } from './ledger/runner-context.ts';
import { Storage } from './ledger/storage.ts';
import { Thumbnails } from './ledger/thumbnails.ts';
import { Uploads } from './ledger/uploads.ts';
import { createUpstream, type Fetch } from './ledger/upstream.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from './load-definitions.ts';
import { allProviders } from './providers/all-providers.ts';
import type { InputImage } from './providers/provider.ts';
import type { Services } from './services.ts';
import type { Settings } from './settings.ts';

/** Polls of a live provider, and of the sandbox, which costs nothing to ask. In milliseconds. */
const LIVE_POLL_MS = 1_000;
const SANDBOX_POLL_MS = 200;

/** How often the bin is looked into, and when again where something was being done, in milliseconds. */
const HOUSE_EVERY_MS = 60 * 60_000;
const HOUSE_AGAIN_MS = 10_000;

/** Where the sandbox stands for a provider inside this process. No such host exists, so nothing can leave by mistake. */
const SANDBOX_ORIGIN = 'http://sandbox.invalid';

export type ServiceOptions = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly version: string;
  readonly sandboxFetch: (request: Request) => Promise<Response>;
  readonly liveFetch: Fetch;
  readonly disk: Disk;
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void;
  /** Told of a task after every commit that changed it, before anybody else is. */
  readonly onCommit?: (task: Task | null) => void;
};

export type OpenServices = Services & {
  /** Begins to do what is due. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the data folder and puts the parts together. Throws where the folder is owned by another process. */
export function openServices({
  settings,
  clock,
  version,
  sandboxFetch,
  liveFetch,
  disk,
  warn,
  onCommit,
}: ServiceOptions): OpenServices {
  const { dataDir } = settings;
  checkFolder(dataDir);
  const unlock = lockFolder(dataDir);
  const folders = [DEFINITIONS_FOLDER, ...(settings.modelsDir ? [settings.modelsDir] : [])];
  const registry = withKnownProviders(loadDefinitions(...folders));
  const fieldsOf = (model: string) => registry.models.get(model)?.fields ?? [];
  const ledger = new Ledger({ file: join(dataDir, 'ledger.sqlite'), now: clock.now, fieldsOf });
  if (onCommit) ledger.subscribe((event) => onCommit(ledger.task(event.task)));
  const files = new FileStore(join(dataDir, 'images'), disk);
  const uploadFiles = new FileStore(join(dataDir, 'uploads'), disk);
  for (const store of [files, uploadFiles]) store.clean();
  const uploads = new Uploads(ledger.uploads, uploadFiles);
  const aside = new Aside(join(dataDir, 'aside'), disk);
  const thumbnails = new Thumbnails(files, join(dataDir, 'thumbnails'));
  const bin: Bin = { ledger, files, aside, thumbnails, now: clock.now };
  const configBell = createBell();
  const lanes = createLanes({ settings, clock, sandboxFetch, liveFetch, configBell });
  const storage = new Storage({
    dataDir,
    images: files.folder,
    disk,
    now: clock.now,
    onChange: () => {
      configBell.ring();
      runner.wake();
    },
  });

  const runnerContext: RunnerContext = {
    ledger,
    files,
    aside,
    storage,
    clock,
    models: registry.models,
    laneOf: ({ provider, sandbox }) => lanes.get(`${provider} ${sandbox ? 'sandbox' : 'live'}`) ?? null,
    readImage: (value) => readInputImage(String(value)),
    tasksAtOnce: settings.tasksAtOnce,
    newId: randomUUID,
    random: Math.random,
    warn,
  };
  const runner = new Runner(runnerContext);
  const purging = new AbortController();

  /** Empties the bin while nothing else is being done, once an hour. */
  async function keepHouse(): Promise<void> {
    while (!purging.signal.aborted) {
      let isDone = false;
      try {
        isDone = runner.whenIdle(() => purgeBin(bin));
      } catch (failure) {
        warn('the bin could not be emptied and is tried again', { reason: String(failure) });
      }
      await clock.sleep(isDone ? HOUSE_EVERY_MS : HOUSE_AGAIN_MS, purging.signal);
    }
  }

  async function readInputImage(value: string): Promise<InputImage | null> {
    const image = readImageValue(value);
    if (image.kind === 'upload') {
      const upload = uploads.find(image.sha256);
      const bytes = upload && (await uploads.read(upload.sha256));
      if (!bytes) throw new Error('its file is missing from the data folder');
      return { bytes, type: upload.type, sha256: upload.sha256 };
    }
    if (image.kind !== 'image') return null;
    const row = ledger.image(image.id);
    const bytes = row?.sha256 ? await files.read(row.sha256) : null;
    const type = row?.type;
    const isKept = type === 'image/png' || type === 'image/jpeg' || type === 'image/webp';
    if (!bytes || !row?.sha256 || !isKept) throw new Error('its file is missing from the data folder');
    return { bytes, type, sha256: row.sha256 };
  }

  const { accessToken } = settings;
  return {
    settings,
    registry,
    providers: allProviders,
    ledger,
    access: accessToken === null ? null : new AccessControl(accessToken, ledger.sessions, clock.now),
    runner,
    runnerContext,
    takeContext: {
      ledger,
      uploads,
      clock,
      randomInt: (below) => randomInt(below),
      isSandbox: (provider) => settings.providers.get(provider)?.key === null,
      allowCallbacks: settings.allowCallbacks,
      budgetUsd: settings.budgetUsdPerDay,
      storage,
    },
    configBell,
    disk,
    files,
    uploads,
    thumbnails,
    bin,
    version,
    now: clock.now,
    start() {
      runner.start();
      void keepHouse();
    },
    async close() {
      purging.abort();
      await runner.stop();
      ledger.close();
      unlock();
    },
  };
}

/** A model whose provider has no code here could never be sent: it is listed as broken. */
function withKnownProviders({ models, broken }: Registry): Registry {
  const known = new Set(allProviders.map((provider) => provider.id));
  const strangers = [...models.values()].filter((model) => !known.has(model.provider));
  const reason = (provider: string) =>
    `Its provider ${provider} is not known; ${[...known].join(' and ')} are.`;
  return {
    models: new Map([...models].filter(([, model]) => known.has(model.provider))),
    broken: [...broken, ...strangers.map(({ id, provider }) => ({ name: id, reason: reason(provider) }))],
  };
}

type LaneOptions = Pick<ServiceOptions, 'settings' | 'clock' | 'sandboxFetch' | 'liveFetch'> & {
  readonly configBell: Bell;
};

/** Every provider has a way to the sandbox; one with a key has a live way too. They never mix. */
function createLanes({
  settings,
  clock,
  sandboxFetch,
  liveFetch,
  configBell,
}: LaneOptions): ReadonlyMap<string, Lane> {
  const lanes = new Map<string, Lane>();
  const limits = () => ({
    gate: new Gate(configBell.ring),
    asking: new Gate(configBell.ring),
    pace: new Pace(),
  });
  const inProcess: Fetch = (request) => sandboxFetch(request);
  for (const provider of allProviders) {
    const live = settings.providers.get(provider.id);
    const shared = { clock, resultHosts: provider.resultHosts };
    const sandbox = createUpstream({
      ...shared,
      baseUrl: `${SANDBOX_ORIGIN}/${provider.id}/v1`,
      key: 'sandbox',
      fetch: inProcess,
      isOriginTrusted: true,
      pollEveryMs: SANDBOX_POLL_MS,
    });
    lanes.set(`${provider.id} sandbox`, { provider, upstream: sandbox, ...limits() });
    if (!live?.key) continue;
    const { key, baseUrl, isBaseUrlOverridden: isOriginTrusted } = live;
    const upstream = createUpstream({
      ...shared,
      baseUrl,
      key,
      fetch: liveFetch,
      isOriginTrusted,
      pollEveryMs: LIVE_POLL_MS,
    });
    lanes.set(`${provider.id} live`, { provider, upstream, ...limits() });
  }
  return lanes;
}
