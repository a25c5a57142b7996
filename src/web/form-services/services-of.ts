import type { Config } from '#core/config.ts';
import type { FormServices } from '#web/form/state/form-services.ts';
import { serverServices } from './server-services.ts';

const BARRED = 'Switched off on this server (ALLOW_CALLBACKS=false): results go nowhere but here.';

/** What the form may do on a server that runs like this. The query that selects it keeps the object while nothing in it changes. */
export function servicesOf(
  { allowCallbacks, limits }: Config,
  { lastSeed }: Pick<FormServices, 'lastSeed'>,
): FormServices {
  const { uploadBytes, uploadPixels } = limits;
  return {
    ...serverServices,
    lastSeed,
    uploadLimits: { uploadBytes, uploadPixels },
    privateBarredBy: allowCallbacks ? null : BARRED,
  };
}
