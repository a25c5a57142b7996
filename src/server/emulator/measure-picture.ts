import sharp from 'sharp';
import type { EmulatorBench } from './emulator-bench.ts';

/** For tests: what the picture at a URL really is, by its bytes. */
export async function measurePicture(bench: EmulatorBench, url: string) {
  const response = await bench.fetch(url);
  const { format, width, height } = await sharp(await response.arrayBuffer()).metadata();
  return { format, width, height };
}
