import { leavesOf } from '#core/schema/path.ts';
import type { Tile } from './tile.ts';

type StackOptions = {
  /** Where a model holds its seed. */
  readonly seedPathOf: (model: string) => string;
  /** The keys of the stacks that lie open. */
  readonly unfolded: ReadonlySet<string>;
};

/**
 * Pictures alike but for the seed as one tile, in the place of the newest. One that lies open has all its tiles in that place,
 * of which the first still has the stack, to fold it.
 */
export function stackTiles(tiles: readonly Tile[], { seedPathOf, unfolded }: StackOptions): readonly Tile[] {
  const stacks = Map.groupBy(tiles, (tile) => likenessOf(tile, seedPathOf(tile.task.model)));
  return [...stacks.values()].flatMap((alike): readonly Tile[] => {
    const [first, ...rest] = alike;
    if (!first || rest.length === 0) return alike;
    const top = { ...first, stackSize: alike.length };
    if (unfolded.has(first.key)) return [top, ...rest];
    return [{ ...top, members: alike.flatMap(({ members }) => members) }];
  });
}

/** What pictures have in common that lie on one stack. A task without a picture lies on none. */
function likenessOf({ key, task, image }: Tile, seedPath: string): string {
  if (!image) return key;
  const asked = leavesOf(task.input).filter(([path]) => path !== seedPath);
  return JSON.stringify([task.model, asked.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
