import { parseJson } from '#core/json.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { picturePath } from '#server/emulator/picture-path.ts';
import type { ProviderName } from '#server/emulator/provider-name.ts';
import { taskKey } from '#server/emulator/task-key.ts';
import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import type { FaultRoute } from './fault-script.ts';

/** What a request is for, and the tasks that it is about. */
export type Trace = {
  readonly provider: ProviderName;
  readonly route: FaultRoute;
  /** Of tasks, by `taskKey`; a list is about all of its provider. */
  readonly keys: readonly string[] | 'all';
  /** What the book has of them by now. */
  readonly entries: () => readonly TaskEntry[];
  /** A submit's body as it arrived; empty for others. */
  readonly body: string;
};

/** As many of the newest as may have been created while one request was answered. */
const RECENT = 100;

/** Reads a request, and follows its ids through the book. `null` for what faults do not reach, such as the account. */
export async function traceRequest(request: Request, desk: Desk): Promise<Trace | null> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/pictures/')) return traceDownload(pathname, desk);
  if (pathname.startsWith('/runware/')) return traceRunware(await request.clone().text(), desk);
  return pathname.startsWith('/replicate/') ? traceReplicate(request, pathname, desk) : null;
}

function traceDownload(pathname: string, { book }: Desk): Trace {
  const address = picturePath.toId(pathname);
  const task = address ? book.tasks.ofAddress(address) : null;
  const provider = pathname.startsWith('/pictures/runware/') ? 'runware' : 'replicate';
  return about(provider, 'download', () => (task ? [task] : []));
}

const RUNWARE_ROUTES: ReadonlyMap<unknown, FaultRoute> = new Map([
  ['imageInference', 'submit'],
  ['getResponse', 'poll'],
  ['getTaskDetails', 'archive'],
  ['imageUpload', 'upload'],
  ['mediaStorage', 'upload'],
]);

/** One request may hold tasks of several types: one that costs money decides, else the first. */
function traceRunware(body: string, { book }: Desk): Trace | null {
  const parsed = parseJson(body);
  const tasks: readonly Input[] = Array.isArray(parsed) ? parsed.filter(isInputObject) : [];
  const routes = tasks.map(({ taskType }) => RUNWARE_ROUTES.get(taskType));
  const route = routes.find((each) => each === 'submit') ?? routes.find((each) => each !== undefined);
  if (!route) return null;
  const ids = tasks
    .filter((_, at) => routes[at] === route && route !== 'upload')
    .map(({ taskUUID }) => String(taskUUID));
  return {
    provider: 'runware',
    route,
    keys: ids.map(taskKey.runware),
    entries: () => ids.flatMap((id) => book.tasks.runs('runware', id)),
    body: route === 'submit' ? body : '',
  };
}

async function traceReplicate(request: Request, pathname: string, desk: Desk): Promise<Trace | null> {
  const { tasks } = desk.book;
  const { method } = request;
  const path = pathname.replace(/^\/replicate\/v1/, '');
  const [, model, isCreate] = /^(?:\/models\/([^/]+\/[^/]+))?(\/predictions)$/.exec(path) ?? [];
  const [, id, isCancel] = /^\/predictions\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
  if (isCreate && method === 'POST') return traceCreate(await request.clone().text(), model, desk);
  if (path === '/predictions')
    return { ...about('replicate', 'list', () => tasks.all().filter(isOfReplicate)), keys: 'all' };
  if (path === '/files' && method === 'POST') return about('replicate', 'upload', () => []);
  const entry = id ? tasks.get('replicate', id) : null;
  return id ? about('replicate', isCancel ? 'cancel' : 'poll', () => (entry ? [entry] : [])) : null;
}

function traceCreate(text: string, model: string | undefined, { book }: Desk): Trace {
  const parsed = parseJson(text);
  const body: Input = isInputObject(parsed) ? parsed : {};
  const key = taskKey.replicate(model ?? String(body.version), body.input);
  function newest(): readonly TaskEntry[] {
    const tasks = book.tasks.list({ provider: 'replicate', limit: RECENT }).map(({ task }) => task);
    // The one that the answer is about comes before its twin.
    return [...tasks.filter(({ fate }) => !fate.isTwin), ...tasks.filter(({ fate }) => fate.isTwin)];
  }
  return {
    provider: 'replicate',
    route: 'submit',
    keys: [key],
    entries: () => newest().filter((task) => taskKey.of(task) === key),
    body: text,
  };
}

function about(provider: ProviderName, route: FaultRoute, entries: () => readonly TaskEntry[]): Trace {
  return { provider, route, keys: entries().map(taskKey.of), entries, body: '' };
}

function isOfReplicate({ provider }: TaskEntry): boolean {
  return provider === 'replicate';
}
