import type { EmulatorOptions } from '#server/emulator/create-emulator.ts';
import { type EmulatorBench, openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { task } from '#server/emulator/runware/sample-task.ts';
import type { FaultScript } from './fault-script.ts';

type Answer = Awaited<ReturnType<EmulatorBench['runware']>>;

/** For tests: an emulator whose script is `faults`, and the requests that a client makes, by what they are for. */
export type FaultBench = EmulatorBench & {
  /** Posts tasks to Runware; the smallest one unless given. */
  readonly submit: (more?: Record<string, unknown>) => Promise<Answer>;
  readonly poll: (...taskUUIDs: readonly string[]) => Promise<Answer>;
  readonly archive: (taskUUID: string) => Promise<Answer>;
  readonly create: (more?: Record<string, unknown>, headers?: Record<string, string>) => Promise<Answer>;
  /** Charges by task, as the book has them. */
  readonly charged: () => readonly string[];
};

const CREATE = 'POST /models/qwen/qwen-image-2512/predictions';
const input = { prompt: 'A fox', aspect_ratio: 'custom', width: 256, height: 256, seed: 42 };

export function openFaultBench(faults: FaultScript, options: Partial<EmulatorOptions> = {}): FaultBench {
  const bench = openEmulatorBench({ pace: 0, faults, ...options });
  return {
    ...bench,
    submit: (more = {}) => bench.runware([{ ...task, ...more }]),
    poll: (...ids) => bench.runware(ids.map((taskUUID) => ({ taskType: 'getResponse', taskUUID }))),
    archive: (taskUUID) => bench.runware([{ taskType: 'getTaskDetails', taskUUID }]),
    create: (more = {}, headers = {}) => bench.replicate(CREATE, { input: { ...input, ...more } }, headers),
    charged: () => bench.emulator.book.charges().map(({ taskId }) => taskId),
  };
}
