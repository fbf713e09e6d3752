// Keys in the packaged app: where keys of the app must not act, and keys that a person has changed.
import type { Page } from '@playwright/test';
import { labelsOf } from '../../main/store/index.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { answerAll, inLabel, inLibrary, openId, queueAll, readAll, saved } from './places.ts';
import { syntheticStudy, withStudy } from './study.ts';

const unanswered = /unanswered/;
const missing = (page: Page) => page.getByTestId('missing');

test('no key of the desk acts in a field, a dialog or a menu, or with AltGr', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 3)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const first = await openId(page);
  const before = await missing(page).textContent();
  const nothingHappened = async (): Promise<void> => {
    expect(await openId(page)).toBe(first);
    await expect(missing(page)).toHaveText(before ?? '');
    await expect(page.getByTestId('evidence-chip')).toHaveCount(0);
  };
  await page.keyboard.press('n');
  await page.keyboard.type('1 e b x l ');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await nothingHappened();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Tab');
  for (const key of ['1', 'e', 'x', 'ArrowRight', 'Control+Enter']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await nothingHappened();
  await page.getByRole('button', { name: /Queue/ }).first().click();
  await expect(page.getByRole('listbox')).toBeVisible();
  for (const key of ['1', 'e', 'x']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await nothingHappened();
  await page.evaluate(() => {
    const altGr = { bubbles: true, cancelable: true };
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', modifierAltGraph: true, ...altGr }),
    );
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: '1', code: 'Digit1', ctrlKey: true, altKey: true, ...altGr }),
    );
  });
  await nothingHappened();
  await page.keyboard.press(' ');
  await page.keyboard.press('Backspace');
  await nothingHappened();
});

test('a held Ctrl+Enter does not submit the next transcript, which was not seen, and the typed note is saved', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 3);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  // the second transcript is fully answered and only needs to be submitted
  const first = await openId(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => openId(page)).not.toBe(first);
  await answerAll(page);
  await readAll(page);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => openId(page)).toBe(first);
  await answerAll(page);
  await readAll(page);
  await page.keyboard.press('n');
  await page.keyboard.type('typed to the last');
  await page.keyboard.down('Control');
  for (let n = 0; n < 5; n += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(page.getByTestId('progress')).toHaveText('1 of 3 done');
  await saved(page);
  const labels = withStudy(study, (db) => [1, 2, 3].flatMap((key) => labelsOf(db, key)));
  expect(labels.map(({ state }) => state)).toEqual(['done', 'started']);
  expect(labels[0]?.label.note).toBe('typed to the last');
});

test('a key can be changed, not to one that is taken, and stays changed after a restart', async ({
  folder,
  started: running,
}) => {
  const study = syntheticStudy(folder, 2);
  const first = await running([study]);
  const bookmark = (page: Page) => page.getByText('bookmarked', { exact: true });
  await joinAs(first.page, 'Ada');
  await queueAll(first.page, 'all');
  await first.page.keyboard.press('?');
  await first.page.getByTestId('change-keys').click();
  const change = first.page.getByRole('button', { name: 'Change the key: bookmark' });
  await change.click();
  await first.page.keyboard.press('e');
  await expect(first.page.getByRole('alert')).toContainText('evidence from the selection');
  await change.click();
  await first.page.keyboard.press('q');
  await expect(change).toHaveText('q');
  await first.page.keyboard.press('Escape');
  await expect(first.page.getByRole('dialog')).toBeHidden();
  await first.page.keyboard.press('b');
  await expect(bookmark(first.page)).toHaveCount(0);
  await first.page.keyboard.press('q');
  await expect(bookmark(first.page)).toBeVisible();
  await saved(first.page);
  await first.app.close();
  const { page } = await running([study]);
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  await expect(bookmark(page)).toBeVisible();
  await page.keyboard.press('q');
  await expect(bookmark(page)).toBeHidden();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await expect(page.getByRole('button', { name: 'Reset all keys' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('b');
  await expect(bookmark(page)).toBeVisible();
  await expect(missing(page)).toHaveText(unanswered);
});

test('keys show only the agent, go to tool calls, blur the text and open the rater’s work so far', async ({
  folder,
  running,
}) => {
  const { page } = await running([syntheticStudy(folder, 2)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const roles = () =>
    page
      .locator('[data-testid="transcript"] [data-role]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-role')));
  await expect.poll(roles).toContain('user');
  await page.keyboard.press('a');
  await expect.poll(roles).not.toContain('user');
  await page.keyboard.press('a');
  await expect.poll(roles).toContain('user');
  await page.keyboard.press('c');
  await expect(page.locator('[data-block-focused]').getByText('read_file')).toBeInViewport();
  await page.keyboard.press('Shift+B');
  const blurred = page.locator('[data-role="user"]:not([data-focused]) [data-piece]').first();
  await expect(blurred).toHaveCSS('filter', 'blur(6px)');
  await page.keyboard.press('Shift+B');
  await expect(blurred).toHaveCSS('filter', 'none');
  await page.keyboard.press('y');
  await expect(page.getByRole('dialog', { name: 'Your work so far' })).toContainText('0 of 2 done, 2 left');
});
