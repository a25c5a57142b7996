import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DEFINITIONS_FOLDER } from '#server/load-definitions.ts';
import { startAppServer } from './app-server.ts';
import { generate } from './journey.ts';

/** A made-up model: what it shares with a real one is how its provider is spoken to. */
function lumen() {
  const real = JSON.parse(
    readFileSync(join(DEFINITIONS_FOLDER, 'runware-qwen-image-edit-plus.json'), 'utf8'),
  );
  const { taskType, taskUUID, model, includeCost, deliveryMethod } = real.properties;
  return {
    ...real,
    $id: 'runware/studio:lumen@4',
    title: 'Lumen 4',
    required: ['caption'],
    'x-pricing': [{ usd: 0.01, per: 'image', source: 'made up', read: '2026-11-21' }],
    'x-rules': [{ less: ['softness', 'hardness'], message: 'Softness stays below hardness.' }],
    examples: [],
    properties: {
      caption: { type: 'string', title: 'Caption', minLength: 1, 'x-role': 'prompt', 'x-group': 'prompt' },
      palette: {
        type: 'string',
        title: 'Palette',
        enum: ['dawn', 'dusk'],
        default: 'dawn',
        'x-group': 'prompt',
      },
      subjects: {
        type: 'array',
        title: 'Everything that is to be seen in the picture, from the left to the right',
        maxItems: 3,
        items: { type: 'string', title: 'Subject' },
      },
      edition: { type: 'string', title: 'Edition', const: 'fourth', deprecated: true },
      softness: { type: 'number', title: 'Softness', minimum: 0, maximum: 1, multipleOf: 0.05 },
      hardness: { type: 'number', title: 'Hardness', minimum: 0, maximum: 1, default: 0.5 },
      grain: { type: 'integer', title: 'Grain', format: 'int64', minimum: 0, 'x-role': 'seed' },
      taskType,
      taskUUID,
      model: {
        ...model,
        'x-managed': { ...model['x-managed'], value: 'studio:lumen@4' },
        const: 'studio:lumen@4',
      },
      includeCost,
      deliveryMethod,
    },
  };
}

function right(box: { readonly x: number; readonly width: number } | null): number {
  return box ? box.x + box.width : Number.POSITIVE_INFINITY;
}

test('a definition put into a folder gets its form, its validator, its request and a picture; a broken one is named', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-models-'));
  writeFileSync(join(folder, 'lumen.json'), JSON.stringify(lumen()));
  writeFileSync(join(folder, 'broken.json'), '{ "title": "Broken" }');
  writeFileSync(join(folder, 'half.json'), '{ "title": ');
  writeFileSync(join(folder, 'stranger.json'), JSON.stringify({ ...lumen(), $id: 'nobody/lumen' }));
  const server = await startAppServer({ MODELS_DIR: folder });
  await page.goto(server.url);
  await page.getByRole('button', { name: /^Model: / }).click();
  await expect(page.getByText('broken.json cannot be used.')).toBeVisible();
  await expect(page.getByText(/^\$schema: .*\n\$id: (.*\n){4}and \d+ more$/)).toBeVisible();
  await expect(page.getByText('This file is no JSON.')).toBeVisible();
  await expect(page.getByText('nobody/lumen cannot be used.')).toBeVisible();
  await page.getByRole('button', { name: /^Lumen 4/ }).click();

  await expect(page.getByRole('heading', { name: 'Start from an example' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Caption' }).fill('a lamp in a window');
  await page.getByRole('radio', { name: 'dusk' }).check({ force: true });
  await page.getByRole('textbox', { name: 'Softness' }).fill('0.9');
  await page.getByRole('textbox', { name: 'Softness' }).press('Tab');
  await expect(page.getByText('Softness stays below hardness.').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Softness' }).fill('0.35');
  await page.getByRole('textbox', { name: 'Grain' }).fill('9007199254740993');

  const subjects = page.getByRole('textbox', { name: /^Everything that is/ });
  await subjects.fill('a lamp\n\na moth, grey\na pane\na hand\n');
  await subjects.press('Tab');
  await expect(subjects).toHaveValue('a lamp\na moth, grey\na pane\na hand');
  await page.getByRole('button', { name: 'Fix: Take out the last' }).first().click();
  await expect(subjects).toHaveValue('a lamp\na moth, grey\na pane');
  await expect(page.getByText('deprecated', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'Edition' }).fill('third');
  await page.getByRole('textbox', { name: 'Edition' }).press('Tab');
  await page.getByRole('button', { name: 'Fix: Set to fourth' }).first().click();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.getByRole('button', { name: 'Parameters and Generate' }).click();
  const about = page.getByRole('button', { name: /^About Everything/ });
  await expect.poll(async () => right(await about.boundingBox())).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 800 });
  await generate(page);

  const { tasks } = await (await page.request.get(`${server.url}/api/tasks`)).json();
  expect(tasks[0].sent).toMatchObject({
    caption: 'a lamp in a window',
    palette: 'dusk',
    subjects: ['a lamp', 'a moth, grey', 'a pane'],
    edition: 'fourth',
    softness: 0.35,
    grain: '9007199254740993',
    model: 'studio:lumen@4',
  });
  expect(tasks[0].images).toHaveLength(1);
  await server.kill();
});
