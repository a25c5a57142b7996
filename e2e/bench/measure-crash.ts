import { setTimeout as sleep } from 'node:timers/promises';
import type { Model } from '#core/models/registry.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { createStandIn } from './create-stand-in.ts';
import type { Figure } from './figures.ts';
import { followEvents } from './follow-events.ts';
import { liveEnvironment } from './live-environment.ts';
import { submitTasks } from './submit-tasks.ts';

const TASKS = 50;
const CRASHES = 3;

/**
 * From the kill of a server with running tasks, which is started again at once, until its provider has been asked for every one
 * of them, and until a page that was open is told of changes again. The worst of a few crashes.
 */
export async function measureCrash(model: Model): Promise<readonly Figure[]> {
  let askedFor = new Set<string>();
  let onAllAsked: () => void = () => undefined;
  const { url } = await createStandIn({
    onOrder({ taskType, taskUUID }) {
      if (taskType !== 'getResponse') return;
      askedFor.add(taskUUID);
      if (askedFor.size === TASKS) onAllAsked();
    },
  });
  const server = await startAppServer(liveEnvironment(url));
  const page = followEvents(server.url);
  await page.nextGreeting();
  await submitTasks(server.url, { model, count: TASKS, size: 1024 });

  const polled: number[] = [];
  const live: number[] = [];
  for (let crash = 0; crash < CRASHES; crash++) {
    const begun = performance.now();
    await server.kill();
    const restarting = server.restart();
    // What the old process had sent is read by now, and the new one has not got as far.
    await sleep(20);
    askedFor = new Set();
    const isPolled = new Promise<void>((resolve) => {
      onAllAsked = resolve;
    });
    await Promise.all([
      restarting,
      isPolled.then(() => polled.push(performance.now() - begun)),
      page.nextGreeting().then(() => live.push(performance.now() - begun)),
    ]);
  }
  page.end();
  await server.kill();
  return [
    {
      what: `crash until all of ${TASKS} running tasks are asked for again, worst of ${CRASHES}`,
      value: Math.max(...polled),
      unit: 'ms',
      target: 2_000,
    },
    {
      what: `crash until an open page is live again, worst of ${CRASHES}`,
      value: Math.max(...live),
      unit: 'ms',
      target: 5_000,
    },
  ];
}
