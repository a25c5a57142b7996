import { ProviderError } from '#core/provider-error.ts';
import type { Lane } from './runner-context.ts';

/** A provider that refuses to be asked is left alone: for a minute where it refuses the key, else for as long as it says. */
export function heedRefusal({ asking, provider }: Lane, failure: unknown, now: number): void {
  if (!(failure instanceof ProviderError)) return;
  if (failure.kind === 'unauthorized' || failure.kind === 'out-of-credit') asking.close(failure.message, now);
  else if (failure.kind === 'rate-limited')
    asking.throttle(`${provider.title} asks to wait: too many questions.`, now, failure.retryAfterMs);
}
