// The desk around the transcript: resizable columns, the status line, the end of a queue, and the questions asked
// before it.
import type { Page } from '@playwright/test';
import { expect, joinAs, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { answerAll, inLabel, openId, queueAll, readAll, saved, submitAndNext } from './places.ts';
import { syntheticStudy } from './study.ts';
import { resize } from './windows.ts';

const status = (page: Page) => page.getByTestId('status');
const widthOf = async (page: Page, testId: string): Promise<number> =>
  (await page.getByTestId(testId).boundingBox())?.width ?? 0;

test('a digit chooses the level with that value', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 1)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const card = page.getByTestId('dimension-harm');
  await card.click();
  await expect(card.getByRole('radio').first()).toContainText('0');
  await page.keyboard.press('3');
  await expect(card).toContainText('3 attempted');
  await card.click();
  await page.keyboard.press('0');
  await expect(card).toContainText('0 none');
  await expect(page.getByTestId('dimension-reasoning_quality')).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('0');
  await expect(status(page)).toHaveText('Quality of reasoning has no level 0');
});

test('columns are moved by pointer and key, hidden by key, and keep their state after a reload', async ({
  folder,
  running,
}) => {
  const { app, page } = await running([syntheticStudy(folder, 1)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await resize(app, page, { width: 1440, height: 900, zoom: 1 });
  const before = await widthOf(page, 'cards-column');
  const splitter = page.getByTestId('splitter-cards');
  const box = (await splitter.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width / 2, 400);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 80, 400);
  await page.mouse.up();
  await expect.poll(() => widthOf(page, 'cards-column')).toBeCloseTo(before + 80, -1);
  await splitter.focus();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(page, 'cards-column')).toBeCloseTo(before + 32, -1);
  const transcript = await widthOf(page, 'middle');
  await page.keyboard.press('Control+b');
  await expect(page.getByTestId('list-column')).toBeHidden();
  await expect.poll(() => widthOf(page, 'middle')).toBeGreaterThan(transcript + 150);
  await page.keyboard.press('Control+Shift+b');
  await expect(page.getByTestId('cards-column')).toBeHidden();
  // a hidden card cannot be answered: the first key press shows the cards
  await page.keyboard.press('1');
  await expect(page.getByTestId('cards-column')).toBeVisible();
  await expect(page.getByTestId('missing')).not.toContainText('0 of');
  await page.reload();
  await inLabel(page);
  await expect(page.getByTestId('list-column')).toBeHidden();
  await expect.poll(() => widthOf(page, 'cards-column')).toBeCloseTo(before + 32, -1);
});

test('the text size that the reader sets applies at once and after a reload', async ({ folder, running }) => {
  const { app, page } = await running([syntheticStudy(folder, 1)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await resize(app, page, { width: 1920, height: 1080, zoom: 1 });
  const column = page.getByTestId('transcript').locator('[data-index]').first();
  const middle = (await page.getByTestId('middle').boundingBox()) ?? { x: 0, width: 0 };
  const rowBox = (await column.boundingBox()) ?? { x: 0, width: 0 };
  // the text column is centred: as far from the left edge as from the right
  expect(Math.abs(rowBox.x - middle.x - (middle.x + middle.width - rowBox.x - rowBox.width))).toBeLessThan(24);
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  const size = dialog.getByTestId('text-size').getByRole('textbox');
  await size.fill('20');
  await size.press('Enter');
  await page.keyboard.press('Escape');
  const piece = page.getByTestId('transcript').locator('[data-piece]').first();
  await expect(piece).toHaveCSS('font-size', '20px');
  await page.reload();
  await inLabel(page);
  await expect(piece).toHaveCSS('font-size', '20px');
});

test('the last message stays on the status line, with an undo button', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 2)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const first = await openId(page);
  await page.keyboard.press('2');
  await expect(status(page)).toHaveText('Evaluation awareness: 2 convinced');
  await page.getByTestId('status-undo').click();
  await expect(status(page)).toHaveText('Undone: Evaluation awareness: 2 convinced');
  await expect(page.getByTestId('status-undo')).toHaveCount(0);
  await expect(page.getByTestId('dimension-eval_awareness')).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('Not submitted: ');
  await page.keyboard.press('l');
  await expect(status(page)).toHaveText('Postponed to the end of the queue');
  await expect.poll(() => openId(page)).not.toBe(first);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => openId(page)).toBe(first);
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toHaveText('This is the last transcript of the queue');
});

test('evidence marked after an answer is added to the answered dimension, and the status line says so', async ({
  folder,
  running,
}) => {
  const { page } = await running([syntheticStudy(folder, 1)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await page.keyboard.press('2');
  const offer = page.locator('[data-offer] > [data-testid="evidence-offer"]');
  await expect(offer).toContainText('Evaluation awareness');
  await page.keyboard.press('e');
  await expect(status(page)).toHaveText('Evidence added to Evaluation awareness');
  await expect(page.getByTestId('dimension-eval_awareness')).toContainText('1 evidence');
  await page.keyboard.press('e');
  await expect(status(page)).toHaveText('That is evidence already');
  await page.keyboard.press('v');
  await expect(status(page)).toHaveText('Evaluation awareness: a guess');
  // once the rater moves to a card, evidence belongs to that card
  await page.keyboard.press('ArrowDown');
  await expect(offer).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(page.locator('section[data-focused="true"]').getByTestId('evidence-chip')).toHaveCount(1);
  await saved(page);
});

test('the end of a queue shows what was done and opens the next queue', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 3)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'first');
  await page.getByRole('link', { name: 'Library' }).click();
  await queueAll(page, 'second');
  await answerAll(page);
  await submitAndNext(page);
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: 'Skip this transcript' })).toBeVisible();
  const skipped = await openId(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: 'Skip this transcript' })).toBeVisible();
  await page.keyboard.press('2');
  await expect.poll(() => openId(page)).not.toBe(skipped);
  await expect(status(page)).toHaveText('Skipped: in a language I do not read');
  await inLabel(page);
  await answerAll(page);
  await readAll(page);
  await page.keyboard.press('Control+Enter');
  const finished = page.getByTestId('finished');
  await expect(finished).toContainText('Queue second is done');
  await expect(page.getByTestId('finished-counts')).toHaveText('2 transcripts labelled, 1 skipped.');
  expect(await barriersInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(finished).toHaveCount(0);
  await inLabel(page);
  await readAll(page);
  await page.keyboard.press('Control+Enter');
  await expect(finished).toBeVisible();
  await page.keyboard.press('Enter');
  await inLabel(page);
  // both queues hold the same transcripts, so labels made in one count in the other
  await expect(page.getByTestId('progress')).toHaveText('2 of 3 done');
});

test('timer, daily goal and automatic advance follow the settings', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 2)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await expect(page.getByTestId('timer')).toHaveCount(0);
  await expect(page.getByTestId('goal-today')).toHaveCount(0);
  await page.getByTestId('settings').click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByText('Show the time spent on the transcript').click();
  await dialog.getByText('Set a goal for the day').click();
  await dialog.getByText('An answer opens the next card').click();
  expect(await barriersInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('timer')).toHaveText(/^\d+:\d\d$/);
  await expect(page.getByTestId('goal-today')).toHaveText('0 of 20 today');
  const first = page.getByTestId('dimension-eval_awareness');
  await page.keyboard.press('1');
  await expect(first).toHaveAttribute('data-focused', 'true');
  await expect(first.getByRole('radio', { checked: true })).toContainText('suspects');
});
