import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { refusalOfUrl } from '#core/schema/public-url.ts';

export type Lookup = LookupFunction;

/** Looks names up, and fails where any address of a name is not public: a name may be made to lead into the own network. */
export function publicLookup(lookup: Lookup): Lookup {
  return function lookUpPublic(hostname, options, answer) {
    lookup(hostname, options, (failure, found, family) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: family ?? 4 }] : found;
      const inner = failure ? undefined : addresses.find((each) => !isPublic(each));
      if (inner) answer(new Error(`${hostname} leads to ${inner.address}, which is not public.`), []);
      else answer(failure, found, family);
    });
  };
}

function isPublic({ address, family }: LookupAddress): boolean {
  return refusalOfUrl(`https://${family === 6 ? `[${address}]` : address}/`) === null;
}
