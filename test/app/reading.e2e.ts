// Reading by keyboard alone: pages, blocks, sentences, unread parts, the rules, and questions that are asked again.
import type { Page } from '@playwright/test';
import { expect, joinAs, test } from '../support/app.ts';
import { answerAll, inLabel, inLibrary, openId, queueAll } from './places.ts';
import { syntheticStudy } from './study.ts';
import { frames } from './windows.ts';

const reader = (page: Page) => page.getByTestId('transcript');
const top = (page: Page): Promise<number> => reader(page).evaluate((element) => element.scrollTop);
const focused = (page: Page) => page.locator('[data-block-focused]').first();
/** Waits until rows have their true heights, which is one frame after the one that drew them. */
const measured = (page: Page): Promise<void> => frames(page, 3);
const unread = (page: Page) => page.getByRole('dialog', { name: 'The last tool result was never in view' });

test('the focus is in the transcript, and the usual scrolling keys scroll it', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 2, { messages: [24, 30] })]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await expect(reader(page)).toBeFocused();
  await measured(page);
  await page.keyboard.press('Space');
  await expect.poll(() => top(page)).toBeGreaterThan(200);
  await page.keyboard.press('Shift+Space');
  await expect.poll(() => top(page)).toBe(0);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect.poll(() => top(page)).toBeGreaterThan(400);
  await page.keyboard.press('Home');
  await expect.poll(() => top(page)).toBe(0);
  await page.keyboard.press('End');
  await expect
    .poll(() => reader(page).evaluate((at) => at.scrollHeight - at.clientHeight - at.scrollTop))
    .toBeLessThan(2);
  await page.keyboard.press('PageUp');
  await expect
    .poll(() => reader(page).evaluate((at) => at.scrollHeight - at.clientHeight - at.scrollTop))
    .toBeGreaterThan(200);
  const before = await openId(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => openId(page)).not.toBe(before);
  await expect(reader(page)).toBeFocused();
});

test('j and k move block by block, and e marks the block as evidence', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 1)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const rows: (string | null)[] = [];
  const row = (): Promise<string | null> => focused(page).getAttribute('data-index');
  for (let n = 0; n < 5; n += 1) {
    rows.push(await row());
    await page.keyboard.press('j');
    await expect.poll(row).not.toBe(rows.at(-1));
  }
  // five different rows: reasoning, text and call of one message are three rows
  expect(new Set(rows).size).toBe(5);
  await page.keyboard.press('k');
  await expect.poll(row).toBe(rows[4]);
  await page.keyboard.press('e');
  await expect(page.getByTestId('status')).toHaveText('Evidence added to Evaluation awareness');
});

test('one sentence is selected by key, then a second one is added', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  const chips = page.getByTestId('evidence-chip');
  const quoteOf = (n: number): Promise<string | null> => chips.nth(n).getByRole('button').first().getAttribute('title');
  await page.keyboard.press('.');
  await page.keyboard.press('e');
  await expect(chips).toHaveCount(1);
  const one = (await quoteOf(0)) ?? '';
  expect(one.length).toBeGreaterThan(0);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('e');
  await expect(chips).toHaveCount(2);
  const two = (await quoteOf(1)) ?? '';
  expect(two.startsWith(one)).toBe(true);
  expect(two.length).toBeGreaterThan(one.length);
});

test('u goes through the unread parts to the last', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 1, { messages: [20, 24] })]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const status = page.getByTestId('status');
  await expect(async () => {
    await page.keyboard.press('u');
    await expect(status).toHaveText(/^Everything that is unfolded was in view/, { timeout: 50 });
  }).toPass({ intervals: [10] });
});

test('h shows the rules, and scrolling keys scroll the cards', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 1)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await page.keyboard.press('h');
  const rules = page.getByRole('group', { name: 'Why, rules, examples' });
  await expect(rules).toBeFocused();
  await expect(rules).toBeInViewport();
  const cards = page.locator('[data-scroller]');
  const cardsTop = (): Promise<number> => cards.evaluate((element) => element.scrollTop);
  await page.keyboard.press('Home');
  await expect.poll(cardsTop).toBe(0);
  await page.keyboard.press('PageDown');
  await expect.poll(cardsTop).toBeGreaterThan(0);
  expect(await top(page)).toBe(0);
  await page.keyboard.press('h');
  await expect(reader(page)).toBeFocused();
});

test('a dismissed question is asked again, with the focus on its button', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 2, { messages: [24, 30] })]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const open = await openId(page);
  await answerAll(page);
  await page.keyboard.press('Control+Enter');
  await expect(unread(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(unread(page)).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(unread(page)).toBeVisible();
  expect(await openId(page)).toBe(open);
  await expect(page.getByRole('button', { name: 'Show it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(unread(page)).toBeHidden();
  // the app asks again until the tool result has been in view
  await expect(page.getByRole('img', { name: /^Map: (\d+) messages, \d+ to \1 in view/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => openId(page)).not.toBe(open);
});
