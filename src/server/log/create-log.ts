import pino, { type DestinationStream, type Logger } from 'pino';
import type { Settings } from '#server/settings.ts';
import { createLineCleaner } from './create-line-cleaner.ts';

/**
 * The log. Every line is cleaned where it is about to be written, after message, details, errors and bindings have come
 * together in it: no call can go past that, whatever it logs. Written to standard output, unless given.
 */
export function createLog(
  settings: Pick<Settings, 'logLevel' | 'accessToken' | 'providers'>,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const keys = [...settings.providers.values()].map(({ key }) => key);
  const secrets = [settings.accessToken, ...keys].filter((secret) => secret !== null);
  return pino({ level: settings.logLevel, hooks: { streamWrite: createLineCleaner(secrets) } }, destination);
}
