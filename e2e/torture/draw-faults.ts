import type { FaultScript } from '#server/emulator/faults/fault-script.ts';
import type { Random } from './random.ts';

type Draft = FaultScript[number];
type Draw = (random: Random) => Draft;
type Route = Exclude<Draft['on'], 'upload'>;
type JsonRoute = Exclude<Route, 'download'>;

/**
 * Faults of every kind on every route. What is left out are answers that a provider would have to lie for, and which nobody
 * could see through: a refusal after it charged, a question answered as if the task had failed, a flipped bit in a number.
 */
export function drawFaults(random: Random, count: number, taskCount: number): FaultScript {
  return random.list(count, () => ({
    ...(random.chance(0.4) ? { task: random.int(1, taskCount) } : {}),
    ...(random.chance(0.3) ? {} : { attempt: random.int(1, 3) }),
    times: random.pick([1, 1, 1, 2, 3, 6]),
    ...random.pick(drawsOf(random.pick(ROUTES)))(random),
  }));
}

const ROUTES = [
  'submit',
  'submit',
  'poll',
  'poll',
  'archive',
  'list',
  'cancel',
  'download',
  'download',
] as const;

function drawsOf(on: Route): readonly Draw[] {
  switch (on) {
    case 'submit':
      return [...broken(on), ...refusals(on), ...otherJson(on), ...ofSubmit, ...ofSubmit];
    case 'poll':
    case 'archive':
    case 'list':
      return [...broken(on), ...refusals(on), ...otherJson(on), ...expiry(on)];
    case 'cancel':
      return [...broken(on), ...refusals(on), ...otherJson(on)];
    case 'download':
      return [...broken(on), ...refusals(on), ...expiry(on), ...ofBytes];
  }
}

const EARLY_OR_LATE = ['before_charge', 'after_charge'] as const;
const ANYTIME = [...EARLY_OR_LATE, 'mid_body'] as const;

function broken(on: Route): readonly Draw[] {
  return [
    (random) => ({ on, do: 'hang', at: random.pick(ANYTIME) }),
    (random) => ({ on, do: 'reset', at: random.pick(ANYTIME) }),
    (random) => ({ on, do: 'fin_short', afterBytes: random.int(0, 2000) }),
    () => ({ on, do: 'chunk_cut' }),
    () => ({ on, do: 'close_cut' }),
    (random) => ({ on, do: 'delay', at: random.pick(EARLY_OR_LATE), ms: random.int(500, 30_000) }),
    (random) => ({ on, do: 'drip', bytesPerSecond: random.pick([100, 1000, 20_000]) }),
    (random) => ({ on, do: 'html', at: random.pick(EARLY_OR_LATE), status: random.pick([200, 403, 502]) }),
    (random) => ({ on, do: 'huge', at: random.pick(EARLY_OR_LATE), bytes: random.int(1, 3) * 1_000_000 }),
    (random) => ({ on, do: 'redirect', location: 'http://127.0.0.1:9/', status: random.pick([302, 307]) }),
    (random) => ({ on, do: 'headers', set: random.pick(HEADERS) }),
  ];
}

const HEADERS = [
  { date: 'Thu, 01 Jan 2026 00:00:00 GMT' },
  { date: null, 'content-type': 'text/html' },
  { 'retry-after': '2', date: 'yesterday' },
];

/** Definite only before the charge: a provider does not refuse what it charges. */
const DEFINITE = [401, 402, 403, 404, 429] as const;
/** Of a task that was asked for these say that it failed. */
const OF_INPUT = [400, 422] as const;
const INDEFINITE = [408, 409, 500, 502, 503, 504] as const;

function refusals(on: Route): readonly Draw[] {
  return [
    (random) => ({
      on,
      do: 'status',
      status: random.pick([
        ...DEFINITE,
        ...INDEFINITE,
        ...(on === 'poll' || on === 'archive' ? [] : OF_INPUT),
      ]),
    }),
    (random) => ({ on, do: 'status', status: random.pick(INDEFINITE), at: 'after_charge' }),
    (random) => ({ on, do: 'status', status: 429, retryAfterS: random.int(1, 20) }),
  ];
}

/** Answers that are whole, and say something else. */
function otherJson(on: JsonRoute): readonly Draw[] {
  return [
    () => ({ on, do: 'bad_json' }),
    () => ({ on, do: 'wrong_type' }),
    (random) => ({
      on,
      do: 'wrong_type',
      fields: [random.pick(['data.0.seed', 'data.0.imageURL', 'input'])],
    }),
    (random) => ({ on, do: 'patch', set: random.pick(PATCHES) }),
    () => ({ on, do: 'drop_result' }),
    (random) => ({ on, do: 'drop_result', index: random.int(0, 3) }),
    () => ({ on, do: 'reorder' }),
    () => ({ on, do: 'regress_status' }),
  ];
}

const PATCHES = [{ 'data.0.status': 'weird' }, { status: 'weird' }, { more: [1] }, { logs: null }];

function expiry(on: 'poll' | 'archive' | 'list' | 'download'): readonly Draw[] {
  return [
    (random) => ({ on, do: 'expire_url', isForGood: random.chance(0.5) }),
    (random) => ({ on, do: 'expire_url', isForGood: random.chance(0.5), index: random.int(0, 2) }),
  ];
}

const ofSubmit: readonly Draw[] = [
  () => ({ on: 'submit', do: 'dup_execute' }),
  (random) => ({ on: 'submit', do: 'late', ms: random.int(1000, 40_000) }),
  (random) => ({ on: 'submit', do: 'fail_item', index: random.int(0, 3), isCharged: random.chance(0.3) }),
  (random) => ({ on: 'submit', do: 'fail', isCharged: random.chance(0.5) }),
  // What all is about.
  (random) => ({ on: 'submit', do: 'reset', at: random.pick(EARLY_OR_LATE) }),
];

const ofBytes: readonly Draw[] = [
  () => ({ on: 'download', do: 'flip_bit' }),
  () => ({ on: 'download', do: 'wrong_type', contentType: 'text/html' }),
  () => ({ on: 'download', do: 'wrong_type', picture: { format: 'png', width: 320, height: 256 } }),
];
