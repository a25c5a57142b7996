import { memoryUsage } from 'node:process';

const MEGABYTE = 1e6;
const LOOK_EVERY_MS = 5;

/** For tests: by how many MB the memory of the process grew at the most while `work` was done. Coarse: it is looked at now and then. */
export async function memoryGrowth(work: () => Promise<unknown>): Promise<number> {
  const before = memoryUsage.rss();
  let most = before;
  const look = () => {
    most = Math.max(most, memoryUsage.rss());
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(looking);
  }
  look();
  return (most - before) / MEGABYTE;
}
