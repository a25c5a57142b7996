import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import type { Model } from '#core/models/registry.ts';
import { type Field, flattenFields } from '#core/schema/field.ts';

/** The hand-written form of a model's fields. Answers what opens a new page with it, behind a button. */
export async function buildFloorForm(model: Model): Promise<(browser: Browser) => Promise<Page>> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      rolldownOptions: { input: new URL('./floor-form.tsx', import.meta.url).pathname },
      modulePreload: false,
    },
  });
  const outputs = Array.isArray(built)
    ? built.flatMap(({ output }) => output)
    : 'output' in built
      ? built.output
      : [];
  const code = outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
  return (browser) => openFloorForm(browser, { code, fields: valueFields(model) });
}

type FloorForm = { readonly code: string; readonly fields: readonly Field[] };

async function openFloorForm(browser: Browser, { code, fields }: FloorForm): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<!doctype html><div id="root"></div>');
  await page.evaluate((all) => {
    window.floorFields = all;
  }, fields);
  await page.addScriptTag({ content: code, type: 'module' });
  await page.getByRole('button', { name: 'Show the form' }).waitFor();
  return page;
}

function valueFields(model: Model): readonly Field[] {
  return flattenFields(model.fields).filter(({ kind }) => kind !== 'object' && kind !== 'list');
}
