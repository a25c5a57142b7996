import type { Page } from '@playwright/test';

/** Milliseconds between the frames that a page draws while `work` is done. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const frames = await page.evaluateHandle(() => {
    const times: number[] = [];
    let last = 0;
    function count(now: number) {
      if (last > 0) times.push(now - last);
      last = now;
      requestAnimationFrame(count);
    }
    requestAnimationFrame(count);
    return times;
  });
  await work();
  return frames.jsonValue();
}
