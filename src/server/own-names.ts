import { networkInterfaces } from 'node:os';
import type { OwnNames } from './guards/host-guard.ts';
import type { Settings } from './settings.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const HTTP_PORT = 80;

/**
 * The names under which this server is asked for, port included: loopback, where it listens, and what the deployment lists.
 * Listening on every address it answers to each of this machine's: an address, unlike a name, cannot be made to lead elsewhere.
 */
export function ownNames({ host, allowedHosts }: Settings, port: number): OwnNames {
  const addresses = host === '0.0.0.0' || host === '::' ? addressesHere() : [toHost(host)];
  const own = [...LOOPBACK, ...addresses].flatMap((name) => [
    `${name}:${port}`,
    // A browser leaves the port of the scheme out.
    ...(port === HTTP_PORT ? [name] : []),
  ]);
  return { own: new Set(own), listed: new Set(allowedHosts.map((name) => name.toLowerCase())) };
}

function addressesHere(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ address }) => toHost(address));
}

/** An IPv6 address stands in brackets. */
function toHost(address: string): string {
  return address.includes(':') ? `[${address.toLowerCase()}]` : address.toLowerCase();
}
