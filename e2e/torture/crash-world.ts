import type { Task, TaskStatus } from '#core/task.ts';
import type { Disk } from '#server/ledger/disk.ts';
import type { Fetch } from '#server/ledger/upstream.ts';
import type { World } from '#server/run-server.ts';
import type { CrashPoint } from './crash-point.ts';

/** Told of every point that the process passes; at the one where it is to end it does not return. */
type Pass = (point: CrashPoint) => void;

/** A world in which the process can be stopped dead between any two steps. Only what is handed in is wrapped: the server knows nothing of it. */
export function crashWorld({ clock, liveFetch, disk }: World, pass: Pass): World {
  return {
    clock,
    liveFetch: watchFetch(liveFetch, pass),
    disk: watchDisk(disk, pass),
    onCommit: watchCommits(pass),
  };
}

function watchFetch(fetch: Fetch, pass: Pass): Fetch {
  return async function watchedFetch(request, options) {
    const kind = options.isFresh
      ? 'billable'
      : request.headers.has('authorization')
        ? 'question'
        : 'download';
    if (kind === 'billable') pass('P2');
    const answer = fetch(request, options);
    if (kind === 'question') pass('P6');
    const { status, headers, body } = await answer;
    if (kind === 'billable') pass('P3');
    return { status, headers, body: body && watchBody(body, kind, pass) };
  };
}

type Kind = 'billable' | 'question' | 'download';

async function* watchBody(
  body: AsyncIterable<Uint8Array>,
  kind: Kind,
  pass: Pass,
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    yield chunk;
    // Who asks for more has written this one.
    if (kind === 'download' && chunks.length === 0) pass('P9');
    chunks.push(chunk);
  }
  if (kind === 'billable') pass('P4');
  if (kind === 'question' && SUCCESS.test(Buffer.concat(chunks).toString('latin1'))) pass('P7');
}

/** As either provider says it. */
const SUCCESS = /"(success|succeeded)"/;

function watchDisk(disk: Disk, pass: Pass): Disk {
  return {
    ...disk,
    async rename(from, to) {
      pass('P10');
      await disk.rename(from, to);
      pass('P11');
    },
  };
}

/** A step counts when it brings the task to another status: what follows from it has not begun. */
function watchCommits(pass: Pass): (task: Task | null) => void {
  const statuses = new Map<string, TaskStatus>();
  return function seeCommit(task) {
    if (!task || statuses.get(task.id) === task.status) return;
    statuses.set(task.id, task.status);
    const point = POINT_AFTER[task.status];
    if (point) pass(point);
  };
}

const POINT_AFTER: { readonly [Status in TaskStatus]?: CrashPoint } = {
  accepted: 'P1',
  running: 'P5',
  saving: 'P8',
  done: 'P12',
};
