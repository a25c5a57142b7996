import type { Role } from '#core/schema/definition.ts';
import { OWN_FACTS } from './own-facts.ts';

/** The fact about each image in which a parameter comes to be, whatever its model calls it; `null`: it is one of the task. */
export function roleFactOf(role: Role | null): string | null {
  return role === 'seed' || role === 'width' || role === 'height' ? OWN_FACTS[role] : null;
}
