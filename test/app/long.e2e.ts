// A long transcript is used before all of it has loaded: the app waits for the part that the reader asks for.
import type { Page } from '@playwright/test';
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary, queueAll } from './places.ts';
import { syntheticStudy } from './study.ts';

const COUNT = 4001;
const message = (page: Page, number: number) => page.locator(`[data-testid="transcript"] [data-message="${number}"]`);

test('the end, a search hit and the map can be reached as soon as the first frame is drawn', async ({
  folder,
  running,
}) => {
  const { page } = await running([syntheticStudy(folder, 1, { messages: [COUNT, COUNT] })]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  // a reload leaves only the part of the transcript that comes with the first frame
  await page.reload();
  await message(page, 0).waitFor();
  await page.keyboard.press('Shift+G');
  await expect(message(page, COUNT - 1)).toBeInViewport();
  await expect(page.getByTestId('map')).toHaveAttribute(
    'aria-label',
    new RegExp(`^Map: ${COUNT} messages, .* to ${COUNT} in view`),
  );

  await page.reload();
  await message(page, 0).waitFor();
  await page.keyboard.press('Control+f');
  await page.getByTestId('find').fill('/mail/3001');
  await expect(message(page, 3002)).toBeInViewport();

  await page.keyboard.press('Control+1');
  await inLibrary(page);
  await page.getByTestId('library-row').first().click();
  await expect(page.getByTestId('preview').getByTestId('message').first()).toBeVisible();
  await page.getByTestId('preview').getByTestId('transcript').focus();
  await page.keyboard.press('Shift+G');
  await expect(message(page, COUNT - 1)).toBeInViewport();
});
