import { createHash } from 'node:crypto';
import type { Model } from '#core/models/registry.ts';

/** A model's version: 64 hex digits, as Replicate has them (replicate.md §3.1), made here from the model's name. */
export function versionOf(model: Model): string {
  return createHash('sha256').update(`version of ${model.providerModel}`).digest('hex');
}
