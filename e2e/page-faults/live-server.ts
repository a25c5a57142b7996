import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type AppServer, startAppServer } from '#e2e/app-server.ts';
import type { Book } from '#server/emulator/book.ts';
import { createEmulator } from '#server/emulator/create-emulator.ts';
import type { FaultScript } from '#server/emulator/faults/fault-script.ts';
import { listenEmulator } from '#server/listen-emulator.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { systemClock } from '#server/system-clock.ts';

/** A server that believes to be live: its providers are an emulator on a socket, with faults as the script says. */
export type LiveServer = AppServer & {
  /** What was charged, by the providers' own book. */
  readonly book: Book;
  /** Changes the ledger of a server that is not running: `statement` is SQL. */
  readonly changeLedger: (statement: string) => void;
  readonly end: () => Promise<void>;
};

export async function startLiveServer(faults: FaultScript): Promise<LiveServer> {
  const { models } = loadDefinitions(DEFINITIONS_FOLDER);
  const definitions = [...models.values()].map((model) => model.definition);
  const file = join(mkdtempSync(join(tmpdir(), 'proofsheet-')), 'emulator.sqlite');
  const emulator = createEmulator({ definitions, clock: systemClock, file, pace: 0, faults });
  const { origin, close } = await listenEmulator(emulator);
  const server = await startAppServer({
    RUNWARE_API_KEY: 'a-key',
    RUNWARE_BASE_URL: `${origin}/runware/v1`,
    REPLICATE_API_TOKEN: 'a-token',
    REPLICATE_BASE_URL: `${origin}/replicate/v1`,
  });
  return {
    ...server,
    book: emulator.book,
    changeLedger(statement) {
      const database = new DatabaseSync(join(server.dataDir, 'ledger.sqlite'));
      database.exec(statement);
      database.close();
    },
    async end() {
      await server.kill();
      await close();
      emulator.close();
    },
  };
}
