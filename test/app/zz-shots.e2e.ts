// temporary
import { expect, joinAs, test } from '../support/app.ts';
import { inLabel, inLibrary } from './places.ts';
import { resize } from './windows.ts';
const out = '/tmp/h-n19b/shots';
test('shots', async ({ running }) => {
  const { app, page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  const both = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${out}/${name}-${colorScheme}.png` });
    }
  };
  await resize(app, page, { width: 1440, height: 900, zoom: 1 });
  await both('label-open');
  await page.keyboard.press('1');
  await page.keyboard.press('j');
  await page.keyboard.press('.');
  await page.keyboard.press('e');
  await page.waitForTimeout(300);
  await both('label-offer');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('h');
  await page.waitForTimeout(300);
  await both('label-rules');
  await page.keyboard.press('h');
  await page.keyboard.press('s');
  await page.waitForTimeout(500);
  await both('skip');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await page.waitForTimeout(500);
  await both('settings');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  for (const [w, h, z] of [
    [1024, 700, 1],
    [1024, 700, 1.5],
    [1024, 700, 2],
    [1920, 1080, 1],
    [1920, 1080, 2],
  ] as const) {
    await resize(app, page, { width: w, height: h, zoom: z });
    await page.waitForTimeout(400);
    await both(`size-${w}-${z * 100}`);
    if (w / z < 800) {
      await page.keyboard.press('Control+Shift+b');
      await page.waitForTimeout(300);
      await both(`size-${w}-${z * 100}-cards`);
      await page.keyboard.press('Control+b');
      await page.waitForTimeout(300);
      await both(`size-${w}-${z * 100}-list`);
      await page.keyboard.press('Escape');
    }
  }
  await resize(app, page, { width: 1440, height: 900, zoom: 1 });
  await page.keyboard.press('Control+3');
  await page.waitForTimeout(1500);
  await both('adjudicate');
  await page.keyboard.press('Control+4');
  await page.waitForTimeout(2500);
  await both('audit');
  expect(1).toBe(1);
});
