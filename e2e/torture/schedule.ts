import type { Input } from '#core/schema/input.ts';
import type { FaultScript } from '#server/emulator/faults/fault-script.ts';
import type { Habits } from '#server/emulator/habits.ts';
import { CRASH_POINTS, type Crash } from './crash-point.ts';
import { drawFaults } from './draw-faults.ts';
import { Random } from './random.ts';

/** One task, and what its user does with it. Times are milliseconds of the fast clock since the run began. */
export type TaskPlan = {
  readonly id: string;
  readonly provider: 'runware' | 'replicate';
  readonly model: string;
  /** Its prompt is its own, so that Replicate's predictions are told apart by it. */
  readonly input: Input;
  readonly prompt: string;
  readonly postAtMs: number;
  /** When the same request is posted once more. */
  readonly repeatsAtMs: readonly number[];
  readonly cancelAtMs: number | null;
  /** What the user says each time that it is `unknown`; after the last one it stays so. */
  readonly words: readonly ('retry' | 'forget')[];
};

/** How one life of the server ends: at a point of its way, or that long after it listens. */
export type Kill = ({ readonly crash: Crash } | { readonly afterMs: number }) & {
  /** The next life finds the ledger as it lay at the end of an earlier one, restored from a copy. */
  readonly isRestored?: boolean;
};

/** Everything that happens in one run, drawn from its seed. */
export type Schedule = {
  readonly seed: number;
  readonly tasks: readonly TaskPlan[];
  readonly faults: FaultScript;
  readonly habits: Partial<Habits>;
  readonly kills: readonly Kill[];
  readonly budgetUsd: number | null;
};

/** Users do what they do within this time, ms. */
const ACTIVE_MS = 20_000;

export function drawSchedule(seed: number): Schedule {
  const random = new Random(seed);
  const tasks = random.list(random.int(1, 4), (at) => drawTask(random, seed, at));
  const isRestored = random.chance(0.1);
  const faults = drawFaults(random, random.int(0, 5), tasks.length);
  const habits = drawHabits(random);
  const kills = random.chance(0.7) ? random.list(random.int(1, 3), () => drawKill(random)) : [];
  return {
    seed,
    tasks,
    faults,
    habits,
    kills: isRestored ? kills.map((kill, at) => ({ ...kill, isRestored: at > 0 })) : kills,
    // A task of Replicate's is held back for with $0.02, one of Runware's with $0.0096 an image.
    budgetUsd: random.chance(0.15) ? random.int(1, 8) / 100 : null,
  };
}

function drawTask(random: Random, seed: number, at: number): TaskPlan {
  const provider = random.chance(0.55) ? 'runware' : 'replicate';
  const prompt = `Run ${seed}, task ${at}`;
  const isRunware = provider === 'runware';
  const postAtMs = random.chance(0.6) ? 0 : random.int(0, ACTIVE_MS / 2);
  return {
    id: random.uuid(),
    provider,
    model: isRunware ? 'runware/alibaba:qwen-image@2512' : 'replicate/qwen/qwen-image-2512',
    prompt,
    input: isRunware ? drawRunwareInput(random, prompt) : drawReplicateInput(random, prompt),
    postAtMs,
    repeatsAtMs: random.chance(0.3)
      ? random.list(random.int(1, 3), () => postAtMs + random.int(0, ACTIVE_MS / 2))
      : [],
    cancelAtMs: random.chance(0.15) ? postAtMs + random.int(0, ACTIVE_MS / 2) : null,
    words: random.list(random.int(0, 2), () => random.pick(['retry', 'retry', 'forget'])),
  };
}

function drawRunwareInput(random: Random, positivePrompt: string): Input {
  return {
    positivePrompt,
    width: 256,
    height: 256,
    ...(random.chance(0.5) ? { numberResults: random.int(2, 4) } : {}),
    outputType: random.pick(['URL', 'URL', 'base64Data', 'dataURI']),
    outputFormat: random.pick(['PNG', 'JPG', 'WEBP']),
    deliveryMethod: random.pick(['async', 'async', 'sync']),
    ...(random.chance(0.1) ? { ttl: 60 } : {}),
    ...(random.chance(0.5) ? { seed: String(random.int(0, 2 ** 31)) } : {}),
  };
}

function drawReplicateInput(random: Random, prompt: string): Input {
  return {
    prompt,
    aspect_ratio: 'custom',
    width: 256,
    height: 256,
    output_format: random.pick(['png', 'jpg', 'webp']),
    ...(random.chance(0.5) ? { seed: String(random.int(0, 2 ** 31)) } : {}),
  };
}

function drawHabits(random: Random): Partial<Habits> {
  return {
    conflict: random.pick(['for-ever', 'while-running']),
    unknownTask: random.pick(['empty', 'task-not-found']),
    refusalOverwritesArchive: random.chance(0.5),
    listDelayMs: random.chance(0.3) ? random.int(0, 10_000) : 0,
    failedItem: random.pick(['errors', 'data']),
    remembersMs: random.chance(0.1) ? random.int(5, 20) * 60_000 : null,
    archiveRemembersMs: random.chance(0.1) ? random.int(5, 20) * 60_000 : null,
    retryAfter: random.pick(['body', 'header', 'sentence', 'none']),
    cancelOfEnded: random.pick(['unchanged', 'refused']),
  };
}

function drawKill(random: Random): Kill {
  if (random.chance(0.35)) return { afterMs: random.int(0, ACTIVE_MS) };
  return { crash: { at: random.pick(CRASH_POINTS), nth: random.pick([1, 1, 1, 2, 2, 3, 4, 6]) } };
}
