export type ProviderName = 'runware' | 'replicate';

/** A provider's name out of a column that holds nothing else. */
export function toProviderName(value: unknown): ProviderName {
  return value === 'runware' ? 'runware' : 'replicate';
}
