import type { Preset } from './preset.ts';

/** What makes an image, or part of it: a sparse input for a model, with a name. Has no private value, and runs nothing. */
export type Recipe = Omit<Preset, 'id' | 'image'>;
