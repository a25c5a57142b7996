import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Provider } from './providers/provider.ts';

/** How one provider is reached. Without a key it runs on the sandbox. */
type ProviderSettings = {
  readonly key: string | null;
  readonly baseUrl: string;
  readonly isBaseUrlOverridden: boolean;
};

export type Settings = {
  readonly host: string;
  readonly port: number;
  /** What every caller of the API has to know; `null`: nobody is asked. */
  readonly accessToken: string | null;
  /** How many tasks may be asked for in a second, over some time. */
  readonly submitsPerSecond: number;
  /** How many tasks one provider works on at once; the others wait in their order. */
  readonly tasksAtOnce: number;
  readonly dataDir: string;
  /** A folder of definitions beside those that ship. */
  readonly modelsDir: string | null;
  readonly budgetUsdPerDay: number | null;
  readonly allowedHosts: readonly string[];
  readonly allowCallbacks: boolean;
  /** How long sandbox tasks take: 1 is lifelike, 0 is at once. */
  readonly sandboxPace: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly providers: ReadonlyMap<string, ProviderSettings>;
};

/** Everything that is wrong with the environment, in one message. No value of a key is ever in it. */
export class SettingsError extends Error {}

const DEFAULT_HOST = '127.0.0.1';
const LOOPBACK = [DEFAULT_HOST, 'localhost', '::1'];

/** The fewest characters of an access token: one that nobody can guess. */
const MIN_TOKEN = 16;

/** What a header can carry, blanks left out. */
const HEADER_TEXT = /^[\x21-\x7e]+$/;

const environmentSchema = z.object({
  HOST: z.union([z.ipv4(), z.ipv6(), z.hostname()], 'must be an address or a name').default(DEFAULT_HOST),
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(4747),
  ACCESS_TOKEN: z.string().trim().min(MIN_TOKEN, `must have ${MIN_TOKEN} characters at least`).optional(),
  SUBMITS_PER_SECOND: z.coerce.number('must be a number').positive('must be above 0').default(20),
  TASKS_AT_ONCE: z.coerce.number('must be a number').int('must be whole').min(1).max(10_000).default(4),
  MODELS_DIR: z.string().refine(isFolder, 'is not a folder that is there').optional(),
  DATA_DIR: z.string().min(1).default('data'),
  BUDGET_USD_PER_DAY: z.coerce.number('must be a number of USD').positive('must be above 0').optional(),
  ALLOWED_HOSTS: z.string().default(''),
  ALLOW_CALLBACKS: z.enum(['true', 'false'], 'must be true or false').default('true'),
  SANDBOX_PACE: z.coerce.number('must be a number').min(0).max(10).default(1),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** Reads the environment. Throws `SettingsError`, which lists all that is wrong. An empty variable counts as absent. */
export function readSettings(environment: NodeJS.ProcessEnv, providers: readonly Provider[]): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!LOOPBACK.includes(given.HOST ?? DEFAULT_HOST) && given.ACCESS_TOKEN === undefined)
    problems.push(OPEN_TO_ALL);
  const byProvider = new Map<string, ProviderSettings>();
  for (const { id, variables, baseUrl } of providers) {
    const settings = {
      key: given[variables.key]?.trim() || null,
      baseUrl: (given[variables.baseUrl] ?? baseUrl).replace(/\/+$/, ''),
      isBaseUrlOverridden: given[variables.baseUrl] !== undefined,
    };
    if (settings.key !== null && !HEADER_TEXT.test(settings.key))
      problems.push(`${variables.key}: holds a blank or another character that no key has. Copy it again.`);
    const problem = refusalOfBaseUrl(settings);
    if (problem) problems.push(`${variables.baseUrl}: ${problem}`);
    byProvider.set(id, settings);
  }
  if (!parsed.success || problems.length > 0)
    throw new SettingsError(`The environment cannot be used:\n  ${problems.join('\n  ')}`);
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    accessToken: data.ACCESS_TOKEN ?? null,
    submitsPerSecond: data.SUBMITS_PER_SECOND,
    tasksAtOnce: data.TASKS_AT_ONCE,
    dataDir: resolve(data.DATA_DIR),
    modelsDir: data.MODELS_DIR ?? null,
    budgetUsdPerDay: data.BUDGET_USD_PER_DAY ?? null,
    allowedHosts: data.ALLOWED_HOSTS.split(/[\s,]+/).filter(Boolean),
    allowCallbacks: data.ALLOW_CALLBACKS === 'true',
    sandboxPace: data.SANDBOX_PACE,
    logLevel: data.LOG_LEVEL,
    providers: byProvider,
  };
}

const OPEN_TO_ALL =
  'HOST: only 127.0.0.1, localhost and ::1 go without ACCESS_TOKEN: prompts, images and keys would be open to whoever ' +
  'reaches this server. Set ACCESS_TOKEN, or leave HOST out.';

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A key may travel in clear over loopback only. */
function refusalOfBaseUrl({ key, baseUrl }: ProviderSettings): string | null {
  if (!URL.canParse(baseUrl)) return 'must be a complete URL';
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'https:') return null;
  if (protocol !== 'http:') return 'must begin with https://';
  const isLoopback = LOOPBACK.includes(hostname) || hostname === '[::1]';
  return key !== null && !isLoopback ? 'must begin with https://, or the key would travel in clear' : null;
}
