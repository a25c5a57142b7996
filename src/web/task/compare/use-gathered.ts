import { useSyncExternalStore } from 'react';
import { gathering } from './gathering.ts';

/** The ids of the images that are being gathered for a comparison. */
export function useGathered(): readonly string[] {
  return useSyncExternalStore(gathering.subscribe, gathering.ids);
}
