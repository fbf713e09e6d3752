// Small and zoomed windows: the transcript stays readable, everything can be reached by keyboard alone, and axe finds
// no barrier.
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, joinAs, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { inLabel, queueAll, saved } from './places.ts';
import { syntheticStudy } from './study.ts';
import { resize, type Size } from './windows.ts';

const SIZES: readonly Size[] = [
  { width: 1024, height: 700, zoom: 1 },
  { width: 1024, height: 700, zoom: 1.5 },
  { width: 1024, height: 700, zoom: 2 },
  { width: 1920, height: 1080, zoom: 1 },
  { width: 1920, height: 1080, zoom: 2 },
];

/** Expects that the transcript is wide enough and takes more than 60 % of the window's height. */
async function isReadable(page: Page): Promise<void> {
  const { innerWidth, innerHeight } = await page.evaluate(() => ({
    innerWidth: window.innerWidth,
    innerHeight: window.innerHeight,
  }));
  const box = (await page.getByTestId('transcript').boundingBox()) ?? { width: 0, height: 0 };
  expect(box.width).toBeGreaterThan(Math.min(420, innerWidth * 0.8));
  expect(box.height).toBeGreaterThan(innerHeight * 0.6);
}

/** Reads, answers and submits by keys alone, as a rater does. */
async function labelled(page: Page): Promise<void> {
  // the list that shows which transcript is open may be hidden, so the address is compared
  const address = (): Promise<string> => page.evaluate(() => location.hash);
  const before = await address();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  const missing = page.getByTestId('missing');
  await expect(async () => {
    await page.keyboard.press('2');
    await expect(missing).toHaveText('All answered.', { timeout: 100 });
  }).toPass({ intervals: [10] });
  await page.keyboard.press('End');
  await expect(async () => {
    await page.keyboard.press('u');
    await expect(page.getByTestId('status')).toHaveText(/^Everything that is unfolded was in view/, { timeout: 100 });
  }).toPass({ intervals: [10] });
  await page.keyboard.press('Control+Enter');
  await expect.poll(address).not.toBe(before);
  await saved(page);
}

const shownCards = async (app: ElectronApplication, page: Page, size: Size): Promise<void> => {
  await resize(app, page, size);
  if (await page.getByTestId('cards-column').isHidden()) await page.keyboard.press('Control+Shift+b');
  await expect(page.getByTestId('cards-column')).toBeVisible();
  await expect(page.getByTestId('submit')).toBeInViewport();
};

for (const size of SIZES)
  test(`the desk is readable and usable at ${size.width}x${size.height} and ${size.zoom * 100} %`, async ({
    folder,
    running,
  }) => {
    const { app, page } = await running([syntheticStudy(folder, 2)]);
    await joinAs(page, 'Ada');
    await queueAll(page, 'all');
    await resize(app, page, size);
    await inLabel(page);
    await isReadable(page);
    expect(await barriersInBothThemes(page), 'reading').toEqual([]);
    await shownCards(app, page, size);
    expect(await barriersInBothThemes(page), 'cards').toEqual([]);
    await labelled(page);
    await isReadable(page);
  });
