/** Snapshots for going back stand at multiples of this many edits. */
const STEP = 8;

/**
 * Edits that can be undone and done again without limit, and how what they made is made again: from the nearest snapshot on.
 * Snapshots are few, so memory is bounded; edits are small, so all of them are kept.
 */
export type EditHistory<Edit> = {
  /** What is done, oldest first. */
  readonly done: () => readonly Edit[];
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** Adds an edit that was made already; what had been undone is gone. */
  readonly add: (edit: Edit) => void;
  /** These answer whether there was anything to undo or do again. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** Makes again what the edits so far had made: for one that was broken off half-way. */
  readonly rebuild: () => void;
  /** How many snapshots are held. */
  readonly snapshotCount: () => number;
};

/** What the history has done to the thing itself. */
export type HistoryTarget<Edit, Snapshot> = {
  readonly apply: (edit: Edit) => void;
  readonly snapshot: () => Snapshot;
  /** `null`: as it was before the first edit. */
  readonly restore: (snapshot: Snapshot | null) => void;
  readonly maxSnapshots: number;
};

export function createEditHistory<Edit, Snapshot>(target: HistoryTarget<Edit, Snapshot>): EditHistory<Edit> {
  let edits: readonly Edit[] = [];
  let count = 0;
  /** By the number of edits before them. */
  const snapshots = new Map<number, Snapshot>();

  function keepSnapshot(at: number) {
    if (at % STEP !== 0 || at === 0 || snapshots.has(at)) return;
    snapshots.set(at, target.snapshot());
    if (snapshots.size > target.maxSnapshots) snapshots.delete(leastUseful([...snapshots.keys()]));
  }

  /** Edits that are done again are made again: only the way back needs snapshots. */
  function dropSnapshotsAhead() {
    for (const at of snapshots.keys()) if (at > count) snapshots.delete(at);
  }

  function rebuild() {
    dropSnapshotsAhead();
    const nearest = Math.max(0, ...snapshots.keys());
    target.restore(snapshots.get(nearest) ?? null);
    for (let at = nearest; at < count; at++) {
      const edit = edits[at];
      if (edit !== undefined) target.apply(edit);
      keepSnapshot(at + 1);
    }
  }

  return {
    done: () => edits.slice(0, count),
    canUndo: () => count > 0,
    canRedo: () => count < edits.length,
    add(edit) {
      edits = [...edits.slice(0, count), edit];
      dropSnapshotsAhead();
      count += 1;
      keepSnapshot(count);
    },
    undo() {
      if (count === 0) return false;
      count -= 1;
      rebuild();
      return true;
    },
    redo() {
      const edit = edits[count];
      if (edit === undefined) return false;
      target.apply(edit);
      count += 1;
      keepSnapshot(count);
      return true;
    },
    rebuild,
    snapshotCount: () => snapshots.size,
  };
}

/** The one whose loss leaves the smallest gap, so that they stay evenly spread; never the newest, which the next undo needs. */
function leastUseful(positions: readonly number[]): number {
  const sorted = positions.toSorted((a, b) => a - b);
  const gaps = sorted.slice(0, -1).map((_, index) => (sorted[index + 1] ?? 0) - (sorted[index - 1] ?? 0));
  return sorted[gaps.indexOf(Math.min(...gaps))] ?? 0;
}
