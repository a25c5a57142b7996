import { type CDPSession, expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { fitView, toStage } from '#web/form/mask/view.ts';
import type { AppServer } from './app-server.ts';
import { generate, openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const SOURCE = { width: 640, height: 480 };
const MIDDLE = { x: 320, y: 240 };

test('a mask painted with the mouse is exactly as large as the source, white where it repaints, and goes out with the run', async ({
  page,
  server,
}) => {
  await giveSource(page, server);
  const stage = await openEditor(page);
  await drag(page, await placesOn(stage, [MIDDLE, { x: 420, y: 240 }]));
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('All of it is black, so nothing would be repainted.');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('button', { name: 'Redo', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await page.route('**/api/uploads', (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing that you painted is lost');
  const { id, greyAt } = await save(page, server);
  expect([MIDDLE, { x: 420, y: 240 }, { x: 100, y: 100 }, { x: 320, y: 300 }].map(greyAt)).toEqual([
    255, 255, 0, 0,
  ]);

  await page.getByRole('textbox', { name: 'Positive prompt' }).fill('a lighthouse in fog');
  await page.getByRole('button', { name: /^1:1/ }).click();
  await generate(page);
  const { tasks } = await (await page.request.get(`${server.url}/api/tasks?limit=1`)).json();
  expect(tasks[0].input.inputs.maskImage).toBe(`upload:${id}`);
});

test('a mask of another size is offered scaled with the numbers, and can be inverted', async ({
  page,
  server,
}) => {
  await giveSource(page, server);
  await openEditor(page);
  const drawing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a mask' }).click();
  await (await drawing).setFiles({
    name: 'mask.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await expect(page.getByRole('alert')).toContainText('mask.png is an SVG');

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a mask' }).click();
  const white = sharp({ create: { width: 64, height: 48, channels: 3, background: 'white' } });
  await (await chooser).setFiles({
    name: 'mask.png',
    mimeType: 'image/png',
    buffer: await white.png().toBuffer(),
  });
  await expect(page.getByText('This mask has 64 × 48 px, but the picture 640 × 480.')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Scale it or leave it out');
  await page.getByRole('button', { name: 'Scale it to 640 × 480' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await page.getByRole('button', { name: 'Invert the mask' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  const { greyAt } = await save(page, server);
  expect(
    [
      { x: 0, y: 0 },
      { x: 639, y: 479 },
    ].map(greyAt),
  ).toEqual([255, 255]);
});

test('the whole way goes by keys, and what was not saved is there again', async ({ page, server }) => {
  await giveSource(page, server);
  const stage = await openEditor(page);
  await stage.focus();
  await page.keyboard.down(' ');
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift+ArrowRight');
  const [, place = ''] = (await page.getByText(/^\d+, 240, drawing$/).textContent())?.match(/^(\d+)/) ?? [];
  await page.keyboard.up(' ');
  await page.keyboard.press('e');
  await expect(page.getByRole('radio', { name: 'Eraser' })).toBeChecked();
  await page.keyboard.press('[');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Its strokes are kept')).toBeVisible();

  await page.getByRole('button', { name: 'Paint a mask' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  const { greyAt } = await save(page, server, () => page.keyboard.press('Control+Enter'));
  expect(Number(place)).toBeGreaterThan(MIDDLE.x);
  expect([MIDDLE, { x: Number(place), y: 240 }].map(greyAt)).toEqual([255, 0]);
});

test.describe('with a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('one finger paints, two move and pinch the picture and paint nothing', async ({ page, server }) => {
    await giveSource(page, server);
    const stage = await openEditor(page);
    const touch = await page.context().newCDPSession(page);
    const [from, to] = await placesOn(stage, [MIDDLE, { x: 420, y: 240 }]);
    if (!from || !to) throw new Error('There are no places.');
    await touchWith(touch, [[from], [to], []]);
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    await expect(undo).toHaveAttribute('aria-disabled', 'false');
    await undo.click();
    await page.getByRole('button', { name: 'More tools' }).click();
    const zoom = page.getByRole('button', { name: /^Zoom: / });
    const before = await zoom.textContent();
    const [left, right] = await placesOn(stage, [
      { x: 300, y: 240 },
      { x: 340, y: 240 },
    ]);
    if (!left || !right) throw new Error('There are no places.');
    await touchWith(touch, [
      [left],
      [left, right],
      [
        { x: left.x - 40, y: left.y },
        { x: right.x + 40, y: right.y },
      ],
      [],
    ]);
    await expect(zoom).not.toHaveText(before ?? '');
    await expect(undo).toHaveAttribute('aria-disabled', 'true');
  });
});

test('outpainting is set by dragging an edge and by its keys, and dragged back it is unset', async ({
  page,
  server,
}) => {
  await giveSource(page, server);
  await page.getByRole('button', { name: 'Outpainting', exact: true }).click();
  const right = page.getByRole('slider', { name: 'Extend to the right', exact: true });
  const box = page.getByRole('textbox', { name: 'Extend to the right' });
  // The frame is drawn anew once the picture is known; a hand waits until nothing moves.
  await expect(page.getByRole('img', { name: 'Seed image, preview' })).toBeVisible();
  await right.hover();
  await drag(page, await edgeDrag(right, 60));
  await expect(box).toHaveValue(/^\d+$/);
  expect(Number(await box.inputValue()) % 64).toBe(0);
  await page.getByRole('slider', { name: 'Extend at the top', exact: true }).press('ArrowUp');
  await expect(page.getByRole('textbox', { name: 'Extend at the top' })).toHaveValue('64');
  await page.getByRole('button', { name: /^Set \d+ × 544$/ }).click();
  await expect(page.getByRole('textbox', { name: 'Height', exact: true })).toHaveValue('544');
  await drag(page, await edgeDrag(right, -200));
  await expect(box).toHaveValue('');
  await page.getByRole('button', { name: 'Reset Outpainting' }).click();
  await expect(page.getByRole('textbox', { name: 'Extend at the top' })).toHaveValue('');
});

type Place = { readonly x: number; readonly y: number };

/** Opens the form and uploads a source image. */
async function giveSource(page: Page, server: AppServer): Promise<void> {
  await openPlayground(page, server, MODEL);
  const parameters = page.getByRole('button', { name: /Parameters and Generate/ });
  if (await parameters.isVisible()) await parameters.click();
  const grey = sharp({ create: { ...SOURCE, channels: 3, background: '#888' } });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Seed image.*Choose, drop or paste/ }).click();
  await (await chooser).setFiles({
    name: 'source.png',
    mimeType: 'image/png',
    buffer: await grey.png().toBuffer(),
  });
}

async function openEditor(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Paint a mask' }).click();
  const stage = page.getByRole('application', { name: 'Mask' });
  await expect(stage).toBeVisible();
  await expect(page.getByRole('dialog', { name: /mask/i })).toContainText(
    'What is white (here in red) is painted anew',
  );
  return stage;
}

/** Where places of the source lie on the screen while the whole of it is shown. */
async function placesOn(stage: Locator, places: readonly Place[]): Promise<readonly Place[]> {
  // The border is not part of the stage.
  const box = await stage.evaluate((host) => {
    const { left, top } = host.getBoundingClientRect();
    return {
      x: left + host.clientLeft,
      y: top + host.clientTop,
      width: host.clientWidth,
      height: host.clientHeight,
    };
  });
  const view = fitView(SOURCE, box);
  return places.map((place) => {
    const { x, y } = toStage(view, place);
    return { x: box.x + x, y: box.y + y };
  });
}

async function drag(page: Page, [from, to]: readonly Place[]): Promise<void> {
  if (!from || !to) throw new Error('A drag has a start and an end.');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

async function edgeDrag(edge: Locator, by: number): Promise<readonly Place[]> {
  const box = await edge.boundingBox();
  if (!box) throw new Error('The edge is not in sight.');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return [from, { x: from.x + by, y: from.y }];
}

/** Fingers as they lie on the glass, one state after another; none at the end. */
async function touchWith(session: CDPSession, states: readonly (readonly Place[])[]): Promise<void> {
  let held = 0;
  for (const state of states) {
    const type = state.length > held ? 'touchStart' : state.length < held ? 'touchEnd' : 'touchMove';
    held = state.length;
    const touchPoints = state.map(({ x, y }, id) => ({ x, y, id }));
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

/** Saves, and reads what the server then has. */
async function save(
  page: Page,
  server: AppServer,
  press = () => page.getByRole('button', { name: 'Save', exact: true }).click(),
): Promise<{ readonly id: string; readonly greyAt: (place: Place) => number | undefined }> {
  const uploaded = page.waitForResponse((response) => response.url().endsWith('/api/uploads'));
  await press();
  const { id } = await (await uploaded).json();
  await expect(page.getByRole('application', { name: 'Mask' })).toBeHidden();
  const png = await (await page.request.get(`${server.url}/api/uploads/${id}`)).body();
  const image = sharp(png);
  expect(await image.metadata()).toMatchObject({ format: 'png', depth: 'uchar', channels: 1, ...SOURCE });
  const greys = await image.toColourspace('b-w').raw().toBuffer();
  return { id, greyAt: ({ x, y }) => greys[y * SOURCE.width + x] };
}
