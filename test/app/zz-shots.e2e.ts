// Pictures of every place, for the eye.
import { expect, joinAs, test } from '../support/app.ts';
import { inLabel, inLibrary, row } from './places.ts';

test('pictures', async ({ running }) => {
  test.setTimeout(180_000);
  const { app, page } = await running();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  const shot = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(250);
      await page.screenshot({ path: `/tmp/h-n19c/shots/${name}-${colorScheme}.png` });
    }
  };
  await page.getByTestId('drop-panel').waitFor();
  await shot('start');
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await inLibrary(page);
  await shot('library');
  await page.keyboard.press('/');
  await page.keyboard.type('leverage said:assistant in:re');
  await page.waitForTimeout(800);
  await shot('search');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
  await page.keyboard.press('Escape');
  await row(page).nth(2).click();
  await page.waitForTimeout(1200);
  await shot('preview');
  await page.keyboard.press('Control+k');
  await page.waitForTimeout(500);
  await page.keyboard.type('harbour');
  await page.waitForTimeout(1200);
  await shot('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Make queue' }).click();
  await page.getByTestId('queue-sample').click();
  await page.waitForTimeout(800);
  await shot('queue');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await page.waitForTimeout(500);
  await shot('settings');
  await page.keyboard.press('Escape');
  await joinAs(page, 'Ada');
  await page.getByRole('button', { name: 'Ada', exact: true }).click();
  await page.waitForTimeout(500);
  await shot('rater');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+T');
  await inLabel(page);
  await page.waitForTimeout(800);
  await shot('tutorial');
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await page.waitForTimeout(500);
  await shot('tutorial3');
  for (const [key, name] of [
    ['3', 'adjudicate'],
    ['4', 'audit'],
    ['5', 'calibrate'],
    ['6', 'findings'],
    ['7', 'rubric'],
    ['8', 'export'],
  ] as const) {
    await page.keyboard.press(`Control+${key}`);
    await page.waitForTimeout(2500);
    await shot(name);
  }
  expect(true).toBe(true);
});
