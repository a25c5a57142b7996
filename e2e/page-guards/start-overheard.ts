import { startAppServer } from '#e2e/app-server.ts';
import { createEmulator } from '#server/emulator/create-emulator.ts';
import { listenEmulator } from '#server/listen-emulator.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { systemClock } from '#server/system-clock.ts';

/** A server that believes to be live, with what its provider was sent to the letter: an emulator's file keeps no private URL. */
export async function startOverheard() {
  const { models } = loadDefinitions(DEFINITIONS_FOLDER);
  const definitions = [...models.values()].map((model) => model.definition);
  const emulator = createEmulator({ definitions, clock: systemClock, file: ':memory:', pace: 0 });
  const { origin, close } = await listenEmulator(emulator);
  const server = await startAppServer({
    RUNWARE_API_KEY: 'a-key',
    RUNWARE_BASE_URL: `${origin}/runware/v1`,
  });
  return {
    ...server,
    /** The bodies of the requests that reached the provider. */
    heard: () => emulator.book.requests().map((request) => request.body),
    async end() {
      await server.kill();
      await close();
      emulator.close();
    },
  };
}
