import { openPlayground, test } from '#e2e/journey.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { giveImages } from './give-images.ts';
import { pictureFile } from './picture-file.ts';

const REFERENCES = 'runware/runware:108@22';

for (const hasTouch of [false, true]) {
  test.describe(hasTouch ? 'by touch' : 'by mouse', () => {
    test.use({ hasTouch, viewport: { width: 1280, height: 1000 } });

    test('references are put in order by dragging their numbers', async ({ page, server, context }) => {
      await openPlayground(page, server, REFERENCES);
      const area = page.getByRole('button', { name: /Choose, drop or paste images/ });
      const rows = page.getByRole('list', { name: /Reference images/ }).getByRole('listitem');
      const sizes = [61, 62, 63];
      const files = await Promise.all(
        sizes.map((width) => pictureFile(`${width}.png`, { width, height: 40, color: '#445566' })),
      );
      await giveImages(area, 'drop', { files });
      await expect(rows).toHaveText([/^.*61 × 40/, /62 × 40/, /63 × 40/]);

      const handle = await rows.nth(2).getByText('3', { exact: true }).boundingBox();
      const goal = await rows.nth(0).boundingBox();
      if (!handle || !goal) throw new Error('The rows are not in the page.');
      const [x, from, to] = [handle.x + handle.width / 2, handle.y + handle.height / 2, goal.y + 4];
      const steps = [from, from - 10, (from + to) / 2, to];
      if (hasTouch) {
        const touch = await context.newCDPSession(page);
        for (const [index, y] of steps.entries()) {
          const type = index === 0 ? 'touchStart' : 'touchMove';
          await touch.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
        }
        await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      } else {
        await page.mouse.move(x, from);
        await page.mouse.down();
        for (const y of steps) await page.mouse.move(x, y);
        await page.mouse.up();
      }
      await expect(rows).toHaveText([/63 × 40/, /61 × 40/, /62 × 40/]);
      await expect(page.getByText('Image 3 is now image 1 of 3.')).toBeAttached();

      await rows.nth(0).getByRole('button', { name: 'Move image 1 down' }).focus();
      await page.keyboard.press('Alt+ArrowDown');
      await expect(rows).toHaveText([/61 × 40/, /63 × 40/, /62 × 40/]);
      await expect(rows.nth(1).getByRole('button', { name: 'Move image 2 down' })).toBeFocused();
    });
  });
}
