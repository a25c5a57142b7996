import type { Issue } from '#core/schema/issue.ts';
import type { ArrivingFile, ArrivingStage } from './arriving-file.ts';

type GivenFiles = Pick<ArrivingFile, 'slot' | 'services' | 'onArrived'> & {
  readonly files: readonly File[];
};

/**
 * The files on their way into one form, outside React, so that they go on while a group is folded. One is read, converted and
 * uploaded at a time: they arrive in their order, and no two large pictures are in memory at once.
 */
export type Intake = {
  readonly subscribe: (listener: () => void) => () => void;
  /** All that have not arrived; the same list until something changes. */
  readonly all: () => readonly ArrivingFile[];
  /** Where one image goes, what was on its way there is given up. */
  readonly take: (given: GivenFiles) => void;
  /** The user agreed to what was offered. */
  readonly accept: (id: number) => void;
  readonly retry: (id: number) => void;
  /** Takes them away, also from under way. */
  readonly dismiss: (isMeant: (arrival: ArrivingFile) => boolean) => void;
  /** What a run would lack. */
  readonly issues: () => readonly Issue[];
};

/** `onGone`: one that was on its way to this path has arrived, or was taken away. */
export function createIntake(onGone: (path: string) => void): Intake {
  const listeners = new Set<() => void>();
  const aborts = new Map<number, AbortController>();
  let arrivals: readonly ArrivingFile[] = [];
  let nextId = 1;
  let isRunning = false;

  function replace(next: readonly ArrivingFile[]): void {
    arrivals = next;
    for (const listener of listeners) listener();
  }

  function change(id: number, changes: Partial<ArrivingFile>): void {
    replace(arrivals.map((arrival) => (arrival.id === id ? { ...arrival, ...changes } : arrival)));
  }

  function dismiss(isMeant: (arrival: ArrivingFile) => boolean): void {
    const gone = arrivals.filter(isMeant);
    if (gone.length === 0) return;
    for (const { id } of gone) aborts.get(id)?.abort();
    replace(arrivals.filter((arrival) => !gone.includes(arrival)));
    for (const { slot } of gone) onGone(slot.path);
  }

  async function bring(arrival: ArrivingFile): Promise<void> {
    const { id } = arrival;
    const abort = new AbortController();
    aborts.set(id, abort);
    const { signal } = abort;
    const onStage = (stage: ArrivingStage) => change(id, { stage });
    // What reads pictures stays out of the first load.
    const outcome = await import('./bring-in.ts')
      .then(({ bringIn }) => bringIn(arrival, { signal, onStage }))
      .catch(() => BROKEN_OFF);
    aborts.delete(id);
    if (signal.aborted) return;
    if (outcome.kind !== 'arrived') {
      onStage(outcome);
      return;
    }
    dismiss((other) => other.id === id);
    arrival.onArrived(outcome.value);
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let next = nextOf(arrivals); next; next = nextOf(arrivals)) await bring(next);
    isRunning = false;
  }

  function queue(id: number, changes: Partial<ArrivingFile> = {}): void {
    change(id, { ...changes, stage: { kind: 'waiting' } });
    void run();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => arrivals,
    take({ files, ...given }) {
      if (!given.slot.isList) dismiss(({ slot }) => slot.path === given.slot.path);
      const added = files.map((file, index) => ({
        ...given,
        file,
        id: nextId++,
        conversion: null,
        place: { number: index + 1, of: files.length },
        stage: { kind: 'waiting' as const },
      }));
      replace([...arrivals, ...added]);
      void run();
    },
    accept(id) {
      const stage = arrivals.find((arrival) => arrival.id === id)?.stage;
      if (stage?.kind === 'offered') queue(id, { conversion: stage.conversion });
    },
    retry: queue,
    dismiss,
    issues: () =>
      arrivals.map(({ slot, file, stage }) => ({
        path: slot.path,
        severity: 'error',
        message: `${file.name || 'An image'} is not in yet. ${adviceOn(stage)}`,
        fixes: [],
      })),
  };
}

function nextOf(arrivals: readonly ArrivingFile[]): ArrivingFile | undefined {
  return arrivals.find(({ stage }) => stage.kind === 'waiting');
}

const BROKEN_OFF: ArrivingStage = {
  kind: 'failed',
  message: 'It broke off while it was read. Try again.',
  canRetry: true,
};

function adviceOn(stage: ArrivingStage): string {
  switch (stage.kind) {
    case 'waiting':
    case 'working':
      return 'Wait for it, or cancel it.';
    case 'offered':
      return 'Answer what is asked about it, or leave it out.';
    case 'failed':
      return stage.canRetry ? 'Try it again, or leave it out.' : 'Choose another, or leave it out.';
  }
}
