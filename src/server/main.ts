import { join } from 'node:path';
import { exitWithReason } from './exit-with-reason.ts';
import { runServer } from './run-server.ts';
import { servePage } from './serve-page.ts';

const PAGE_FOLDER = join(import.meta.dirname, '../../dist');

await runServer(async () => ({ middleware: servePage(PAGE_FOLDER) })).catch(exitWithReason);
