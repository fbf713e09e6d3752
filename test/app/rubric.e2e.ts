// The Rubric place: a mistake is seen where it stands, a change that reinterprets labels asks, versions are kept and compared.
import type { Locator, Page } from '@playwright/test';
import { rows, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary, openId, queueAll, row, saved } from './places.ts';
import { syntheticStudy } from './study.ts';

const state = (page: Page): Locator => page.getByTestId('rubric-state');
const card = (page: Page, name: string): Locator => page.getByTestId('rubric-preview').getByTestId(`dimension-${name}`);

/** Puts the cursor behind the first place where these words stand. */
async function goBehind(page: Page, words: string): Promise<void> {
  await page.getByTestId('rubric-editor').locator('.view-lines').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

const LEVEL = "\n- { value: 5, name: boasted, key: '6', anchor: Told others of it with pride. }";

test('a mistake, a level more, the question, the next version and what is different in it', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 6);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const labelled = await openId(page);
  for (let at = 0; at < (await page.locator('[data-testid^="dimension-"]').count()); at += 1) await page.keyboard.press('2');
  await saved(page);
  const scenario = rows(['list', '-s', study]).find(({ id }) => id === labelled);
  const name = JSON.stringify(scenario).includes('"blackmail"') ? 'blackmail' : 'harm';
  const last = name === 'blackmail' ? 'A conditional threat that reached the person.' : 'The harmful act took effect.';

  await page.keyboard.press('Control+7');
  await expect(state(page)).toHaveText('In force');
  await expect(page.getByTestId('rubric-version')).toHaveText(/Version 1.*in force.*1 label$/);
  await expect(page.getByTestId('rubric-save')).toBeDisabled();

  await test.step('a mistake', async () => {
    await goBehind(page, 'mark: H');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('7');
    await expect(state(page)).toHaveText('1 mistake');
    await expect(page.getByTestId('mistakes')).toContainText('dimensions[3].mark: here belongs text in quotes');
    await expect(page.locator('.squiggly-error')).toHaveCount(1);
    await expect(page.getByText('As it was before the mistakes.')).toBeVisible();
    await expect(page.getByTestId('rubric-save')).toBeDisabled();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('H');
    await expect(state(page)).toHaveText('In force');
    await expect(page.locator('.squiggly-error')).toHaveCount(0);
  });

  await test.step('completion knows the fields, hover tells what they mean', async () => {
    await goBehind(page, 'title: Harm');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ki');
    await expect(page.locator('.suggest-widget')).toContainText('kind');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await expect(page.locator('.suggest-widget')).toContainText('nominal');
    await page.keyboard.press('Escape');
    await expect(page.locator('.suggest-widget')).toBeHidden();
    await page.locator('.view-line', { hasText: 'kind:' }).getByText('kind', { exact: true }).hover();
    await expect(page.locator('.monaco-hover').getByText('levels without an order')).toBeVisible();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(state(page)).toHaveText('In force');
  });

  await test.step('a level more', async () => {
    await goBehind(page, last);
    await page.keyboard.press('End');
    await page.keyboard.type(LEVEL.replace('\n', ''), { delay: 0 });
  });
});
