import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { MODEL } from './fill-form.ts';

type Wanted = { readonly prompt: string; readonly model?: string };

/** Asks a server for a small task beside the page, as another tab would. Answers its id. */
export async function addTask(page: Page, url: string, { prompt, model = MODEL }: Wanted): Promise<string> {
  const id = randomUUID();
  const input = model === MODEL ? { positivePrompt: prompt, width: 256, height: 256 } : { prompt };
  const answer = await page.request.post(`${url}/api/tasks`, {
    data: { id, model, input },
    headers: { origin: new URL(url).origin },
  });
  expect(answer.status(), await answer.text()).toBe(202);
  return id;
}
