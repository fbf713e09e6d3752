// A study in which every field is hostile, and files from strangers, in every place and dialog: nothing in them runs,
// navigates, opens a window, sends a request or becomes an element of the page.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { shippedRubric } from '../../main/work/rubric/index.ts';
import {
  buildInto,
  HOSTILE_FACET,
  hostileImports,
  hostilePackets,
  hostilePopulation,
  hostileStudy,
  hostileTable,
  RUNS,
} from '../hostile/files.ts';
import { DIMENSION, NAMES } from '../hostile/study.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { isHarmless, scrollThrough, seesStrange, watch } from './hostile-watch.ts';
import { answerDialogs, menu } from './packets.ts';
import { drop, inLabel, inLibrary, pick, row, saved } from './places.ts';

/** The position of the dimension that the study has labels, gold and scores of. */
const AT = shippedRubric().rubric.dimensions.findIndex(({ name }) => name === DIMENSION);

/** Chooses an option by its position, because its name is hostile. */
async function pickAt(page: Page, label: string, at: number): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option').nth(at).click();
}

test('a study in which every field is hostile is only text, in every place', async ({ folder, started: running }) => {
  // the test draws every row of 960 messages: half a minute on an idle machine
  test.setTimeout(360_000);
  const { app, page } = await running([await hostileStudy(folder)]);
  const { keyboard } = page;
  await joinAs(page, RUNS);
  await inLibrary(page);
  await watch(page);
  const count = await row(page).count();
  expect(count).toBe(8);
  for (let at = 0; at < count; at += 1) {
    const heading = page.getByTestId('preview').getByRole('heading').first();
    const before = at === 0 ? '' : ((await heading.getAttribute('title')) ?? '');
    await row(page).nth(at).click();
    await expect(heading).not.toHaveAttribute('title', before);
    await page.getByTestId('transcript').getByTestId('message').first().click();
    // unfolds tool results and reasoning
    for (const key of ['t', 'r']) await keyboard.press(key);
    await expect.poll(() => scrollThrough(page, 'transcript')).toBeGreaterThan(100);
    await isHarmless(page, `preview ${at}`);
  }

  await test.step('search and compare', async () => {
    await page.getByTestId('search-all').fill('in:reasoning "globalThis owned" =cmd* -__proto__');
    await expect(page.getByTestId('result-count')).toContainText('of 8');
    await page.getByTestId('search-all').fill('');
    await expect(page.getByTestId('result-count')).toHaveText('8 transcripts');
    await row(page).first().click();
    for (const key of ['x', 'ArrowDown', 'x']) await keyboard.press(key);
    await expect(page.getByTestId('result-count')).toContainText('2 chosen');
    await keyboard.press('v');
    await expect(page.getByTestId('compare-right').getByTestId('message').first()).toBeVisible();
    await isHarmless(page, 'compare');
    await keyboard.press('Escape');
    await inLibrary(page);
  });

  await test.step('adjudicate', async () => {
    await page.getByRole('link', { name: 'Adjudicate' }).click();
    await expect(page.getByTestId('proposal')).toBeVisible();
    await keyboard.press('1');
    await expect(page.getByTestId('second-opinion')).toBeVisible();
    await isHarmless(page, 'adjudicate');
  });

  await test.step('audit', async () => {
    await page.getByRole('link', { name: 'Audit' }).click();
    await expect(page.getByTestId('dispute-title').first()).toBeVisible();
    await isHarmless(page, 'audit');
    // giving the own level shows the grader's explanation and quotes; first the app asks to read a tool result
    await expect(async () => {
      await keyboard.press('1');
      await keyboard.press('Enter');
      await expect(page.getByTestId('grader')).toBeVisible({ timeout: 1000 });
    }).toPass();
    await isHarmless(page, 'the grader in audit');
    await keyboard.press('Shift+V');
    await expect(page.getByTestId('versions-counts')).toBeVisible();
    await isHarmless(page, 'versions of a grader');
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('calibrate', async () => {
    await page.getByRole('link', { name: 'Calibrate' }).click();
    await page.getByRole('button', { name: 'Define mapping…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await isHarmless(page, 'a grader');
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await pick(page, 'Grader', NAMES[0] ?? '');
    await pickAt(page, 'Dimension', AT);
    await expect(page.getByTestId('matrix')).toBeVisible();
    await pickAt(page, 'Compare with', 1);
    await pickAt(page, 'By', 1);
    await expect(page.getByTestId('overall')).toHaveAttribute('data-settled', 'true');
    await isHarmless(page, 'a grader beside gold');
    await page.getByRole('tab', { name: 'Raters’ agreement' }).click();
    await expect(page.getByTestId('pairs')).toBeVisible();
    await isHarmless(page, 'raters');
  });

  await test.step('findings', async () => {
    await page.getByRole('link', { name: 'Findings' }).click();
    const figures = page.getByRole('navigation', { name: 'Saved figures' }).getByRole('link');
    for (let at = 0; at < 4; at += 1) {
      await figures.nth(at).click();
      await expect(page.getByTestId('figure-frame')).toBeVisible();
      await isHarmless(page, `figure ${at}`);
    }
  });

  await test.step('rubric', async () => {
    await page.getByRole('link', { name: 'Rubric' }).click();
    await expect(page.getByTestId('rubric-state')).toHaveText('Current version');
    await scrollThrough(page, 'rubric-preview');
    await isHarmless(page, 'rubric');
    await page.getByTestId('rubric-version').first().click();
    await expect(page.getByTestId('rubric-diff').locator('.line-insert').first()).toBeVisible();
    await isHarmless(page, 'versions');
  });

  await test.step('export', async () => {
    await page.getByRole('link', { name: 'Export' }).click();
    for (const what of ['transcripts', 'labels', 'scores', 'gold', 'disputes']) {
      await page.getByTestId(`export-what-${what}`).click();
      await expect(page.getByTestId('export-preview')).toBeVisible();
      await isHarmless(page, `export of ${what}`);
    }
  });

  // this step is last: a rater who has begun a blind queue does not see the scores and labels of others
  await test.step('label', async () => {
    await page.getByRole('link', { name: 'Library' }).click();
    await inLibrary(page);
    await page.getByRole('button', { name: 'Make queue' }).click();
    await page.getByRole('dialog').getByRole('textbox').first().fill('<svg onload=globalThis.owned=1>');
    await page.getByRole('dialog').getByRole('textbox').first().press('Enter');
    await expect(page.getByTestId('label-place').getByTestId('message').first()).toBeVisible();
    await keyboard.press('1');
    await saved(page);
    await isHarmless(page, 'label');
    await keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await isHarmless(page, 'help');
    await keyboard.press('Escape');
    await keyboard.press('Control+k');
    await keyboard.type('script');
    await expect(page.getByTestId('palette-entry').first()).toBeVisible();
    await isHarmless(page, 'palette');
    await keyboard.press('Escape');
  });

  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await seesStrange(page);
});

test('hostile files and names from strangers are only text, in every dialog', async ({ folder, running }) => {
  const study = await hostileStudy(folder);
  const { work, back } = hostilePackets(folder, study);
  const forged = join(folder, 'forged.touchstone');
  copyFileSync(study, forged);
  buildInto(forged);
  const { app, page } = await running([study]);
  const { keyboard } = page;
  await joinAs(page, RUNS);
  await inLibrary(page);
  await watch(page);

  await test.step('packets', async () => {
    await menu(app, 'Make a packet for a rater…');
    const making = page.getByRole('dialog', { name: 'Make a packet for a rater' });
    await making.getByRole('textbox', { name: 'For' }).fill(RUNS);
    await answerDialogs(app, { save: join(folder, 'made.tspacket') });
    await making.getByRole('button', { name: 'Write packet…' }).click();
    await expect(making.getByTestId('packet-made')).toContainText(RUNS);
    await isHarmless(page, 'packet made');
    await keyboard.press('Escape');
    await answerDialogs(app, { open: [work] });
    await menu(app, 'Open packet…');
    await expect(page.getByRole('dialog', { name: 'Open a packet' })).toContainText(RUNS);
    await isHarmless(page, 'packet received');
    await keyboard.press('Escape');
    await answerDialogs(app, { open: back });
    await menu(app, 'Merge packets…');
    const merging = page.getByRole('dialog', { name: 'Merge packets' });
    await expect(merging.getByRole('listitem').first()).toContainText(RUNS);
    await isHarmless(page, 'packets to merge');
    await merging.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(merging.getByTestId('packet-conflicts')).toContainText(RUNS);
    await isHarmless(page, 'packets merged');
    await keyboard.press('Escape');
    await page.getByRole('link', { name: 'Export' }).click();
    await page.getByTestId('export-what-packets').click();
    await expect(page.getByTestId('packet-log')).toContainText(RUNS);
    await isHarmless(page, 'log of packets');
  });

  await test.step('settings and backups', async () => {
    await keyboard.press('y');
    await expect(page.getByRole('dialog', { name: 'Your work so far' })).toBeVisible();
    await isHarmless(page, 'own work');
    await keyboard.press('Escape');
    await keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Backups…' }).click();
    await expect(page.getByTestId('backup-state').first()).toContainText(/[0-9a-f]{12}/);
    await isHarmless(page, 'backups');
    await page.getByRole('button', { name: 'Restore', exact: true }).first().click();
    await expect(page.getByRole('alert')).toContainText('Its earlier state is kept in');
    await isHarmless(page, 'restored');
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    await menu(app, 'Who is rating…');
    await expect(page.getByRole('dialog', { name: 'Who is rating?' })).toBeVisible();
    await isHarmless(page, 'rater');
    await keyboard.press('Escape');
  });

  await test.step('imports', async () => {
    const { conversations, broken } = hostileImports(folder);
    await drop(page, [conversations]);
    await page.getByTestId('import-fields').locator('summary').click();
    await isHarmless(page, 'import report');
    await page.getByTestId('import-taken').getByRole('button', { name: 'Change…' }).click();
    await expect(page.getByTestId('fields')).toBeVisible();
    await isHarmless(page, 'fields');
    await keyboard.press('Escape');
    await page.getByRole('button', { name: 'Import as labels…' }).click();
    await expect(page.getByRole('dialog')).toContainText(RUNS);
    await isHarmless(page, 'labels beside conversations');
    await keyboard.press('Escape');
    await drop(page, [broken]);
    await expect(page.getByTestId('import-failed')).toContainText('broken');
    await isHarmless(page, 'rejected');
    await drop(page, [hostileTable(folder)]);
    await expect(page.getByTestId('table-refused')).toBeVisible();
    await isHarmless(page, 'table');
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('population', async () => {
    await answerDialogs(app, { open: [hostilePopulation(folder)] });
    await menu(app, 'Describe a population…');
    const describing = page.getByRole('dialog', { name: 'Describe a population' });
    await describing.getByRole('button', { name: 'Choose files…' }).click();
    await expect(describing.getByTestId('population-found')).toBeVisible();
    await describing.getByRole('button', { name: `${HOSTILE_FACET} is` }).click();
    await page.getByRole('option', { name: 'Facet' }).click();
    await expect(describing.getByTestId('population-cells')).toContainText('60 units');
    await isHarmless(page, 'columns and cells');
    await describing.getByRole('button', { name: 'Describe', exact: true }).click();
    await page.getByRole('button', { name: 'Draw from it…' }).last().click();
    await isHarmless(page, 'population');
    const drawing = page.getByRole('dialog', { name: 'Draw from the population' });
    await drawing.getByRole('button', { name: /How they are chosen/ }).click();
    await page.getByRole('option', { name: 'Stratified by a facet' }).click();
    await drawing.getByRole('textbox', { name: 'How many of 60' }).fill('12');
    await expect(drawing.getByTestId('strata')).toBeVisible();
    await drawing.getByRole('textbox', { name: 'Name of the queue' }).fill(`drawn ${RUNS}`);
    await isHarmless(page, 'strata');
    await drawing.getByRole('button', { name: 'Draw queue' }).click();
    await inLabel(page);
    await isHarmless(page, 'drawn');
    await page.getByRole('link', { name: 'Findings' }).click();
    await page.getByRole('navigation', { name: 'Saved figures' }).getByRole('link').first().click();
    // the grader of this figure has no scores in the cells: the message names the files and columns to describe
    await expect(page.getByRole('alert')).toContainText(HOSTILE_FACET);
    await isHarmless(page, 'a figure beyond the population');
  });

  // this step is last: it closes the study
  await test.step('repair', async () => {
    await answerDialogs(app, { open: [forged], save: join(folder, 'clean.touchstone') });
    await menu(app, 'Open study…');
    await expect(page.getByRole('alert')).toContainText(RUNS);
    await isHarmless(page, 'a study that is refused');
    await page.getByRole('button', { name: 'Save into a clean study…' }).click();
    const outcome = page.getByRole('status', { name: 'Clean study' });
    await outcome.locator('summary').click();
    await expect(outcome).toContainText(RUNS);
    await isHarmless(page, 'a clean study');
    await outcome.getByRole('button', { name: 'Open the clean study' }).click();
    await inLibrary(page);
    await isHarmless(page, 'its library');
  });

  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await seesStrange(page);
});
