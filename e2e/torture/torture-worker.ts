import { z } from 'zod';
import { openArena } from './open-arena.ts';

/** Runs the schedules whose seeds it is sent, and answers what came of each. Started by `torture.ts`. */
const { TORTURE_ENTRY: entry = '', TORTURE_FOLDER: folder = '', TORTURE_SPEED: speed } = process.env;
const arena = await openArena({ entry, folder, speed: Number(speed) });

process.on('message', async (seeds) => process.send?.(await arena.run(z.array(z.number()).parse(seeds))));
process.on('disconnect', () => {
  arena.close();
  process.exit();
});
process.send?.('ready');
