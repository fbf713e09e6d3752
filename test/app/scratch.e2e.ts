import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, joinAs, test } from '../support/app.ts';
test('look', async ({ folder, running }) => {
  const study = join(folder, 's.touchstone');
  copyFileSync(process.env['SHOT_STUDY'] ?? 'resources/sample-study/sample.touchstone', study);
  const { page } = await running([study]);
  await page.setViewportSize({ width: 1360, height: 860 });
  await joinAs(page, 'Ada');
  await page.getByRole('link', { name: 'Adjudicate' }).click();
  await expect(page.getByTestId('adjudicate-place').getByTestId('message').first()).toBeVisible();
  await page.keyboard.press('Shift+E');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `/tmp/shots/adj-${colorScheme}.png` });
  }
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.type('Because it says so');
  await page.screenshot({ path: `/tmp/shots/adj-picked.png` });
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(400);
  await page.keyboard.press('Shift+A');
  await page.waitForTimeout(600);
  await page.screenshot({ path: `/tmp/shots/adj-rule.png` });
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/shots/adj-after.png` });
});
