import type { KeyboardEvent } from 'react';

/** Where Alt with an arrow moves an entry of a list: -1 is up, 1 is down; `null` for any other key. */
export function altArrow({ altKey, key }: Pick<KeyboardEvent, 'altKey' | 'key'>): -1 | 1 | null {
  if (!altKey) return null;
  if (key === 'ArrowUp') return -1;
  return key === 'ArrowDown' ? 1 : null;
}
