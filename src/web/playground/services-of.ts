import type { Config } from '#core/config.ts';
import type { FormServices } from '#web/form/state/form-services.ts';
import { playgroundServices } from './playground-services.ts';

const withoutCallbacks: FormServices = {
  ...playgroundServices,
  privateBarredBy: 'Switched off on this server (ALLOW_CALLBACKS=false): results go nowhere but here.',
};

/** What the form may do on a server that runs like this. One of two objects, so that the same answer changes nothing. */
export function servicesOf({ allowCallbacks }: Config): FormServices {
  return allowCallbacks ? playgroundServices : withoutCallbacks;
}
