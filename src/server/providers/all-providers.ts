import type { Provider } from './provider.ts';
import { replicateProvider } from './replicate/replicate-provider.ts';
import { runwareProvider } from './runware/runware-provider.ts';

/** Every provider. A new one is a folder with its wire, and a line here. */
export const allProviders: readonly Provider[] = [runwareProvider, replicateProvider];
