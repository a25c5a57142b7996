import { createServer } from 'node:http';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { generate, openPlayground, test } from '#e2e/journey.ts';
import { fillForm, MODEL } from '#e2e/page-faults/fill-form.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { watchPosts } from '#e2e/page-faults/watch-posts.ts';
import { signIn } from './sign-in.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';

/**
 * threats.md I05: the page over plain http under a name of the network, where a browser keeps back what it gives to https
 * and to this machine alone.
 */

const NAME = 'proofsheet.lan';

test.use({
  async launchOptions({ launchOptions }, use) {
    const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${NAME} 127.0.0.1`];
    await use({ ...launchOptions, args });
  },
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function startLanServer(): Promise<TokenServer> {
  const port = await freePort();
  const server = await startTokenServer({ PORT: String(port), ALLOWED_HOSTS: `${NAME}:${port}` });
  return { ...server, url: `http://${NAME}:${port}` };
}

test('I05 over plain http the whole page works, with a warning; ids are random UUIDs, and copying falls back', async ({
  page,
}) => {
  const server = await startLanServer();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const posts = watchPosts(page);
  await page.goto(server.url);
  const held = await page.evaluate(() => [
    window.isSecureContext,
    'randomUUID' in crypto,
    'subtle' in crypto && crypto.subtle !== undefined,
    'clipboard' in navigator && navigator.clipboard !== undefined,
  ]);
  expect(held).toEqual([false, false, false, false]);
  await expect(page.getByText('This connection is not encrypted.')).toBeVisible();
  await signIn(page, server.token);
  await expect(page.getByRole('region', { name: 'Warning' })).toBeVisible();

  await fillForm(page, server, 'over plain http');
  await generate(page);
  await page.getByRole('textbox', { name: 'Seed', exact: true }).fill('7');
  await generate(page);
  expect(new Set(posts).size).toBe(2);
  for (const id of posts)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const picture = page.getByRole('article').locator('img');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);

  await page
    .getByRole('article')
    .getByRole('button', { name: /^Copy seed/ })
    .click();
  await page.getByRole('textbox', { name: 'Positive prompt' }).fill('');
  await page.getByRole('textbox', { name: 'Positive prompt' }).press('ControlOrMeta+v');
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('7');

  // A press without an answer is kept and sent as anywhere.
  await page.route('**/api/tasks', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await page.getByRole('button', { name: /^Generate/ }).click();
  const unanswered = page.getByRole('region', { name: 'Runs without an answer' });
  await expect(unanswered).toBeVisible();
  await page.unroute('**/api/tasks');
  await page.reload();
  await unanswered.getByRole('button', { name: 'Send it now' }).click();
  await expect(unanswered).toBeHidden();
  expect(new Set(posts).size).toBe(3);
  expect(errors).toEqual([]);
  await server.kill();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`I05 the warning holds at each width, has nothing for axe to say, and can be put away, ${colorScheme}`, async ({
    page,
  }) => {
    const server = await startLanServer();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(server.url);
    await signIn(page, server.token);
    await openPlayground(page, server, MODEL);
    const warning = page.getByRole('region', { name: 'Warning' });
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await expect(warning).toBeInViewport({ ratio: 1 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
    const violations = await complaintsOfAxe(page);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await warning.getByRole('button', { name: 'Put the warning away' }).press('Enter');
    await expect(warning).toBeHidden();
    await server.kill();
  });
}
