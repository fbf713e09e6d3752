// The Rubric place: mistakes are marked where they are, a change that reinterprets labels asks first, and versions are
// kept and compared.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { rows, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { queueAll, row, saved } from './places.ts';
import { syntheticStudy } from './study.ts';

const state = (page: Page): Locator => page.getByTestId('rubric-state');
const card = (page: Page, name: string): Locator => page.getByTestId('rubric-preview').getByTestId(`dimension-${name}`);
const show = (study: string, ...args: string[]): string => touchstone(['rubric', 'show', '-s', study, ...args]).stdout;

/** Puts the cursor after these words of the text. */
async function goBehind(page: Page, words: string): Promise<void> {
  await page.getByTestId('rubric-editor').locator('.view-lines').click();
  await page.keyboard.press('Control+f');
  const find = page.locator('.find-widget');
  await expect(find).toBeVisible();
  await page.keyboard.type(words);
  await expect(find).toContainText('1 of 1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

test('a mistake is marked, a new level asks about existing labels, and the next version is saved and compared', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 6);
  const before = show(study);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await page.keyboard.press('1');
  await saved(page);
  await page.keyboard.press('Control+7');
  await expect(state(page)).toHaveText('Current version');
  await expect(page.getByTestId('rubric-version')).toHaveText(/^Version 1.*1 label$/);
  await expect(page.getByTestId('rubric-save')).toBeDisabled();

  await test.step('a mistake is marked and named, and both disappear when it is corrected', async () => {
    await goBehind(page, 'mark: E');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('7');
    await expect(state(page)).toHaveText('1 mistake');
    await expect(page.getByTestId('mistakes')).toContainText(/mark: expected text in quotes/);
    await expect(page.locator('.squiggly-error')).toHaveCount(1);
    await expect(page.getByText('Preview of the last text without mistakes.')).toBeVisible();
    await expect(page.getByTestId('rubric-save')).toBeDisabled();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('E');
    await expect(state(page)).toHaveText('Current version');
    await expect(page.locator('.squiggly-error')).toHaveCount(0);
  });

  await test.step('completion offers fields and their values, and hovering explains them', async () => {
    const offered = page.locator('.suggest-widget.visible');
    await goBehind(page, 'title: Evaluation awareness');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ki');
    await expect(offered).toContainText('kind');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await expect(offered).toContainText('nominal');
    await page.keyboard.press('Escape');
    await page.locator('.view-line').getByText('kind', { exact: true }).hover();
    await expect(page.locator('.monaco-hover').getByText('levels without an order')).toBeVisible();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(state(page)).toHaveText('Current version');
  });

  await test.step('a new level appears on the card, and saving asks about the labels it affects', async () => {
    await goBehind(page, 'or acts because of it.');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('- { value: 3, name: certain, anchor: Says so more than once. }');
    await expect(state(page)).toHaveText('Draft, not saved');
    await expect(card(page, 'eval_awareness').getByRole('radio', { name: 'certain' })).toBeVisible();
    await page.keyboard.press('Control+s');
    const touched = page.getByRole('dialog').getByTestId('touched-eval_awareness');
    await expect(touched).toContainText('level 3 certain is new');
    await expect(touched.getByRole('row', { name: '1 suspects' })).toContainText('1 label');
    await touched.getByRole('button', { name: 'Show 1 transcript' }).click();
    await expect(page.getByRole('combobox')).toHaveValue('label[eval_awareness]:1');
    await expect(row(page)).toHaveCount(1);
    expect(show(study)).toBe(before);
  });

  await test.step('the draft is still there on return, and saving it makes version 2 and shows its changes', async () => {
    await page.keyboard.press('Control+7');
    await expect(state(page)).toHaveText('Draft, not saved');
    await page.getByTestId('rubric-save').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save version 2 anyway' }).click();
    await expect(page.getByTestId('rubric-version')).toHaveText([
      /^Version 2.*current.*no labels$/,
      /^Version 1.*1 label$/,
    ]);
    await expect(state(page)).toHaveText('Current version');
    expect(show(study, '--version', '1')).toBe(before);
    expect(show(study)).toContain('version: 2\n');
    await page.getByTestId('rubric-version').first().click();
    const diff = page.getByTestId('rubric-diff');
    await expect(diff.locator('.line-insert').first()).toBeVisible();
    await expect(diff.locator('.modified .view-line', { hasText: 'certain' })).toHaveCount(1);
    await expect(diff.locator('.original .view-line', { hasText: 'certain' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('rubric-editor')).toBeVisible();
    expect(rows(['list', '-s', study, '--where', 'rubric:1'])).toHaveLength(1);
  });
});

test('an example with a position in a transcript opens it there', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 3);
  const [first] = rows(['list', '-s', study]);
  const example = (transcript: string, text: string): string =>
    `      - { level: 0, text: ${text}, because: so, at: { transcript: '${transcript}', message: 4, block: 0, start: 0, end: 5 } }\n`;
  const path = join(folder, 'rubric.yaml');
  const examples = `    examples:\n${example(String(first?.['id']), 'held')}${example('0'.repeat(64), 'elsewhere')}`;
  writeFileSync(path, show(study).replace('    examples:\n', examples));
  expect(touchstone(['rubric', 'set', '-s', study, path]).status).toBe(0);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await page.keyboard.press('Control+7');
  await card(page, 'eval_awareness').getByRole('button', { name: 'Why, rules, examples' }).click();
  await expect(card(page, 'eval_awareness')).toContainText('The transcript of this example is not in this study.');
  await card(page, 'eval_awareness').getByRole('button', { name: 'Open in transcript' }).click();
  await expect(page.getByTestId('preview').locator('[data-message="4"]')).toBeInViewport();
  await expect(page.getByTestId('preview').getByRole('heading')).toHaveText(String(first?.['title']));
});

test('the form edits a title and adds a level, and the rest of the text is unchanged', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 1);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await page.keyboard.press('Control+7');
  await expect(state(page)).toHaveText('Current version');
  await page.getByTestId('rubric-as-form').click();
  const harm = page.getByTestId('form-harm');
  await harm.locator('summary').click();
  await harm.getByLabel('Title').fill('Harm, whoever is hurt');
  await harm.getByLabel('Question').click();
  await expect(state(page)).toHaveText('Draft, not saved');
  await expect(card(page, 'harm')).toContainText('Harm, whoever is hurt');
  await harm.getByRole('button', { name: 'Add level' }).click();
  await expect(harm.getByLabel('Name')).toHaveCount(6);
  await page.getByRole('button', { name: /^Save as version 2/ }).click();
  await expect(state(page)).toHaveText('Current version');
  const after = show(study);
  expect(after).toContain('title: "Harm, whoever is hurt"');
  expect(after).toContain('value: 5');
  // the rest of the text is unchanged
  expect(after).toContain('# The default rubric: what raters decide');
});
