import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openPlayground, test } from '#e2e/journey.ts';
import { addTask } from './add-task.ts';
import { MODEL } from './fill-form.ts';
import { expect } from './patient-expect.ts';

/** What the page says in trouble, each state drawn from a real task whose answer is changed on its way here. */

const LOST = {
  kind: 'timed-out',
  message: 'It was made and paid, but could not be fetched.',
  issues: [],
  code: null,
};
const STATES = [
  { status: 'accepted', images: [], times: { ended: null } },
  { status: 'sending', images: [], error: { ...LOST, kind: 'not-known', message: 'The connection broke.' } },
  { status: 'unknown', images: [], error: { ...LOST, kind: 'not-known', message: 'It may be charged.' } },
  {
    status: 'expired',
    images: [],
    error: LOST,
    missing: [
      ...[0, 1].map((index) => ({ id: `lost-${index}`, index, error: LOST })),
      { id: 'aside', index: 2, error: { ...LOST, message: 'What came is none.', code: 'kept-aside' } },
    ],
  },
  { warnings: [{ path: '', severity: 'warning', message: 'Its result arrived late.', fixes: [] }] },
];

/** Changes what the server tells: the tasks in the states above, a full disk, and a provider that asks to wait for 90 s. */
async function changeAnswers(page: Page, url: string, id: string): Promise<void> {
  const task = await (await page.request.get(`${url}/api/tasks/${id}`)).json();
  const tasks = STATES.map((state, at) => ({
    ...task,
    id: randomUUID(),
    ...state,
    revision: 1_000 + at,
    place: 1 + at,
    times: { ...task.times, ...state.times },
  }));
  await page.route('**/api/tasks?*', (route) => route.fulfill({ json: { tasks, nextCursor: null } }));
  await page.route('**/api/config', async (route) => {
    const config = await (await route.fetch()).json();
    const until = new Date(Date.now() + 90_000).toISOString();
    const paused = { reason: 'Runware asks to wait: too many requests.', until };
    const providers = config.providers.map((provider: object) => ({ ...provider, paused }));
    return route.fulfill({ json: { ...config, providers, storage: { reason: 'The disk is full.' } } });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every state of trouble is told, holds at each width and has nothing for axe to say, ${colorScheme}`, async ({
    page,
    server,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const id = await addTask(page, server.url, { prompt: 'to be troubled' });
    const read = async () => (await page.request.get(`${server.url}/api/tasks/${id}`)).json();
    await expect.poll(async () => (await read()).status).toBe('done');
    await changeAnswers(page, server.url, id);
    const press = { id: randomUUID(), model: MODEL, input: { positivePrompt: 'left behind' }, parent: null };
    await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
      `proofsheet.press.1.${press.id}`,
      JSON.stringify({ ...press, pressedAt: 1e12, isOffline: false }),
    ] as const);
    await openPlayground(page, server, MODEL);

    await expect(page.getByRole('alert')).toContainText('Paid work is stopped. The disk is full.');
    await expect(page.getByRole('region', { name: 'Runs without an answer' })).toContainText('left behind');
    const card = page.getByRole('article');
    const told = [
      /Runware asks to wait.*Tried again in 1 min \d+ s/,
      /No answer from Runware. Asking whether it arrived…/,
      /Ask and send again asks Runware once more.*Forget it ends it as canceled/,
      /Made and paid, but not here.*Run it again.*Images 1 and 2 are missing.*Fetch again.*Image 3 is missing.*Download what came as image 3/,
      /Its result arrived late/,
    ];
    const recent = page.getByRole('list', { name: 'Recent tasks' }).getByRole('listitem');
    const tile = (at: number) => recent.nth(at).getByRole('button').first();
    for (const [at, text] of told.entries()) {
      await tile(at).click();
      await expect(card).toContainText(text);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${text} at ${width} px`).toBeLessThanOrEqual(0);
      }
      const violations = await complaintsOfAxe(page, at === 0 ? undefined : 'article');
      expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    }

    // The recipe of what was lost is loaded, not run.
    await tile(3).click();
    await card.getByRole('button', { name: 'Run it again' }).click();
    await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('to be troubled');
  });
}
