import type { Model } from '#core/models/registry.ts';
import { decodeLink } from '#core/preset/decode-link.ts';
import { encodeLink } from '#core/preset/encode-link.ts';
import { toShareable } from '#core/preset/to-shareable.ts';
import { type Figure, quantile } from './figures.ts';
import { fullInput } from './full-input.ts';

const RUNS = 200;

/** A preset link with every parameter of the largest definition set: written, and read. */
export async function measureLink(model: Model): Promise<readonly Figure[]> {
  const { input } = toShareable(model, fullInput(model));
  const recipe = { model: model.id, definition: '', title: 'All', description: '', isPartial: false, input };
  const writing: number[] = [];
  const reading: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const fragment = await encodeLink([recipe]);
    const written = performance.now();
    const link = await decodeLink(fragment ?? '');
    reading.push(performance.now() - written);
    writing.push(written - start);
    if (link?.kind !== 'recipes') throw new Error('The link could not be read.');
  }
  return [
    { what: 'write a link of every parameter, median', value: quantile(writing, 0.5), unit: 'ms', target: 5 },
    { what: 'read it, median', value: quantile(reading, 0.5), unit: 'ms', target: 5 },
  ];
}
