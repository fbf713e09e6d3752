// A long transcript is used before all of it has loaded: the app waits for the part that the reader asks for.
import type { Page } from '@playwright/test';
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary, queueAll } from './places.ts';
import { syntheticStudy } from './study.ts';

/**
 * Number of rendered rows that are wholly out of view. `jump`: right after a jump to the middle, in the same task, so
 * that nothing else can be rendered between the jump and the count.
 */
const rowsAround = (transcript: Element, jump: boolean): number => {
  if (jump) {
    transcript.scrollTop = transcript.scrollHeight / 2;
    transcript.dispatchEvent(new Event('scroll'));
  }
  const { top, bottom } = transcript.getBoundingClientRect();
  const rows = [...transcript.querySelectorAll('[data-index]')].map((row) => row.getBoundingClientRect());
  return rows.filter((row) => row.bottom <= top || row.top >= bottom).length;
};

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

test('a jump of the scrollbar renders the rows in view first, and the rows around them when the view has rested', async ({
  folder,
  running,
}) => {
  const { page } = await running([syntheticStudy(folder, 1, { messages: [COUNT, COUNT] })]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await message(page, 0).waitFor();
  const transcript = page.getByTestId('transcript');
  await expect.poll(() => transcript.evaluate(rowsAround, false)).toBeGreaterThan(0);
  expect(await transcript.evaluate(rowsAround, true)).toBe(0);
  await expect.poll(() => transcript.evaluate(rowsAround, false)).toBeGreaterThan(6);
});
