import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from './complaints-of-axe.ts';
import { giveImages } from './images/give-images.ts';
import { openPlayground, test } from './journey.ts';
import { madeTask } from './made-task.ts';
import { pngWithTexts } from './page-guards/png-with-texts.ts';

/** It takes a source image and a mask. */
const MODEL = 'runware/alibaba:qwen-image@2512';
const OTHER = 'replicate/qwen/qwen-image-2512';

const question = (page: Page) => page.getByRole('dialog', { name: 'What is this image for?' });
const promptOf = (page: Page) => page.getByRole('textbox', { name: 'Positive prompt' });

test('an image of ours is asked about once: its recipe is among what it is for, and fills the form by keys', async ({
  page,
  server,
}) => {
  const prompt = 'a heron that comes back as a file';
  const { images } = await madeTask(page, server, { model: OTHER, input: { prompt, seed: 660011 } });
  const answer = await page.request.get(`${server.url}/api/images/${images[0]?.id}?metadata=1`);
  const file = {
    name: 'heron',
    type: answer.headers()['content-type'] ?? '',
    bytes: await answer.body(),
  };
  await openPlayground(page, server, MODEL);
  await giveImages(page.getByRole('main'), 'drop', { files: [file] });
  const recipe = question(page).getByRole('button', { name: /^Its recipe: fill the form/ });
  await expect(recipe).toHaveAccessibleName(/For Qwen-Image-2512 at Replicate, written by Proofsheet$/);
  await expect(page.getByText('holds a recipe')).toHaveCount(0);
  expect(await complaintsOfAxe(page)).toEqual([]);
  await expect(question(page).getByRole('button', { name: 'Use as source image' })).toBeFocused();

  // A screen that is turned meanwhile does not answer.
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(
    page.getByRole('button', { name: 'Parameters and Generate', includeHidden: true }),
  ).toBeVisible();
  await expect(recipe).toBeVisible();
  await page.setViewportSize(size);
  await question(page).getByRole('button', { name: 'Use as source image' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(recipe).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeHidden();
  const fill = page.getByRole('dialog', { name: 'Fill the form from a recipe' });
  await expect(fill.getByRole('button', { name: 'Fill the form', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(prompt);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('so is one of another program; chosen as a picture, its recipe is let be', async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  await promptOf(page).fill('what was typed before');
  const text = 'a fox made elsewhere\nSteps: 12, Seed: 660021, Size: 512x512';
  const file = { name: 'fox.png', type: 'image/png', bytes: await pngWithTexts({ parameters: text }) };
  await giveImages(page.getByRole('main'), 'drop', { files: [file] });
  await expect(
    question(page).getByRole('button', { name: /^Its recipe: fill the form/ }),
  ).toHaveAccessibleName(/For Qwen-Image-2512 at Runware, written by AUTOMATIC1111/);
  await question(page).getByRole('button', { name: 'Use as source image' }).click();
  await expect(page.getByRole('button', { name: 'Remove Seed image' })).toBeFocused();
  await expect(promptOf(page)).toHaveValue('what was typed before');
  await expect(page.getByText('holds a recipe')).toHaveCount(0);

  // Dropped where there is nothing to ask, it is told of beside.
  await giveImages(page.getByRole('img', { name: /Seed image/ }), 'drop', { files: [file] });
  await expect(page.getByText('fox.png holds a recipe from AUTOMATIC1111')).toBeVisible();
  await expect(question(page)).toHaveCount(0);
});
