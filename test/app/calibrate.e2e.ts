// A grader compared with gold in the packaged app, on the sample study: the threshold is moved by keys, and the cells
// of the matrix open their transcripts.
import type { Page } from '@playwright/test';
import { AS_IMPORTED } from '../../contract/library.ts';
import { filteredTranscripts, makeQueue, studyInfo, takeSeat } from '../../main/store/index.ts';
import { json } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary, pick, row } from './places.ts';
import { auditedStudy, labelledStudy, withStudy } from './study.ts';

const count = async (page: Page, cell: string): Promise<number> =>
  Number(await page.getByTestId(`cell-${cell}`).textContent());
const dot = (page: Page): Promise<string | null> =>
  page.locator('circle[data-mark="threshold"]').first().getAttribute('cx');

test('a threshold is moved by keys, chosen and measured on held-out gold, and the cells open in the Library', async ({
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await expect(page.getByTestId('grader-tab')).toBeVisible();
  await pick(page, 'Grader', 'weigher-2');
  await pick(page, 'Dimension', 'Harm');
  await expect(page.getByTestId('mapping')).toContainText('version 1');
  await expect(page.getByTestId('beside')).toContainText('gold is a simple random sample');
  const words = page.getByTestId('threshold');
  await expect(words).toHaveText('flags 7 or more');
  await expect(page.getByTestId('rates')).toHaveAttribute('data-settled', 'true');
  const [found, missed, marked] = [await count(page, 'tp'), await count(page, 'fn'), await dot(page)];

  // each key press moves by one distinct score; an event found at the old threshold is found or missed at the new one
  await page.getByTestId('threshold-slider').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(words).toHaveText('flags 9 or more');
  await expect.poll(() => count(page, 'tp')).toBeLessThan(found);
  expect((await count(page, 'tp')) + (await count(page, 'fn'))).toBe(found + missed);
  await expect.poll(() => dot(page)).not.toBe(marked);
  await expect(page.getByTestId('rates')).toHaveAttribute('data-settled', 'true');
  await expect(page.getByTestId('figure-F1')).toContainText('[');

  await page.getByTestId('best-youden').press('Enter');
  await expect(page.getByTestId('held-out')).toContainText('Chosen by best Youden’s J on these transcripts');
  await expect(page.getByTestId('held-out')).toContainText('measured on the other');

  for (const cell of ['tp', 'fp'] as const) {
    const wanted = await count(page, cell);
    expect(wanted).toBeGreaterThan(0);
    await page
      .getByTestId('matrix')
      .getByRole('link')
      .filter({ has: page.getByTestId(`cell-${cell}`) })
      .press('Enter');
    await expect(page.getByTestId('result-count')).toHaveText(`${wanted} of 720 transcripts`);
    await expect(row(page).first()).toBeVisible();
    await page.goBack();
    await expect(page.getByTestId('held-out')).toBeVisible();
  }

  await pick(page, 'Compare with', 'sieve-1');
  await expect(page.getByTestId('mcnemar')).toContainText('mid-p');
});

test('a rater who may see gold opens the transcripts of a cell, though the queue has a free seat; Back restores the screen', async ({
  folder,
  running,
}) => {
  const { study, ids } = auditedStudy(folder);
  withStudy(study, (db) => {
    const entries = filteredTranscripts(db, '', AS_IMPORTED, null).map((key) => ({ key, probability: 1 }));
    makeQueue(db, { name: 'four', blind: true, design: 'all', overlap: 4 }, entries);
    for (const { id, name } of studyInfo(db).raters) takeSeat(db, 'four', { rater: id, name });
  });
  expect(ids).toHaveLength(6);
  const { page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await pick(page, 'Dimension', 'Evaluation awareness');
  await page.getByTestId('threshold-slider').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('threshold')).toHaveText('flags 2 or more');
  await expect(page.getByTestId('unlisted')).toHaveCount(0);
  // each cell is opened at once, while the new threshold is still being measured
  const levels = page.getByRole('button', { name: 'Level by level' });
  const open = (cell: string): Promise<void> =>
    page
      .getByTestId('matrix')
      .getByRole('link')
      .filter({ has: page.getByTestId(`cell-${cell}`) })
      .press('Enter');
  for (const cell of ['fp', 'fn']) {
    await open(cell);
    await expect(page.getByTestId('result-count')).toHaveText('1 of 6 transcripts');
    await page.goBack();
    await expect(page.getByTestId('threshold')).toHaveText('flags 2 or more');
    await expect(page.getByRole('button', { name: /Dimension$/ })).toContainText('Evaluation awareness');
  }

  // a folded section is still folded after Back
  await levels.press('Enter');
  await expect(page.getByTestId('level-matrix')).toHaveCount(0);
  await open('fp');
  await inLibrary(page);
  await page.goBack();
  await expect(levels).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByTestId('resampled')).toContainText('seed 1');
});

test('agreement of raters follows a filter and a queue, and a note says that the draw was enriched', async ({
  folder,
  running,
}) => {
  const { study } = labelledStudy(folder);
  json([
    'sample',
    '-s',
    study,
    '--n',
    '3',
    '--design',
    'stratified',
    '--by',
    'scenario',
    '--allocation',
    'equal',
    '--queue',
    'enriched',
    '--seed',
    '1',
  ]);
  const { page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await page.getByRole('tab', { name: 'Raters’ agreement' }).click();
  const transcripts = page.getByTestId('agreement-eval_awareness').getByRole('cell').nth(1);
  await expect(transcripts).toHaveText('6');
  await pick(page, 'Queue', 'enriched');
  await expect(transcripts).toHaveText('3');
  await expect(page.getByTestId('enriched')).toContainText('drawn with unequal inclusion probabilities');
  await pick(page, 'Queue', 'all transcripts');
  await page.getByRole('searchbox').fill('nowhere');
  await expect(page.getByText('No transcripts with two labels')).toBeVisible();
});

test('a grader without a mapping can be given one, which becomes version 1', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await pick(page, 'Grader', 'weigher-2');
  await pick(page, 'Dimension', 'Admirable behaviour');
  await page.getByTestId('say-mapping').press('Enter');
  const dialog = page.getByRole('dialog');
  await pick(page, 'Scores on', 'reasoning');
  for (const [level, from] of ['1', '3', '4', '5'].entries()) await dialog.getByRole('textbox').nth(level).fill(from);
  await dialog.getByRole('textbox').last().press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('mapping')).toContainText('version 1');
  await expect(page.getByTestId('matrix')).toBeVisible();
});

test('a cut is moved by keys under the scores, and the number of transcripts that change level is shown', async ({
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await pick(page, 'Grader', 'weigher-2');
  await pick(page, 'Dimension', 'Harm');
  await page.getByTestId('change-mapping').press('Enter');
  const counts = page.getByTestId('level-counts');
  await expect(counts).toContainText('No transcript changes level');
  const cut = page.getByTestId('cut-3');
  await expect(cut).toHaveAttribute('aria-valuenow', '6.5');
  await cut.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(cut).toHaveAttribute('aria-valuenow', '6');
  await expect(counts).toContainText(/[1-9][\d,]* transcripts? changes? level/);
  await expect(page.getByRole('textbox', { name: '3 attempted, from' })).toHaveValue('6');
  await page.getByRole('button', { name: 'Save mapping' }).press('Enter');
  await expect(page.getByTestId('mapping')).toContainText('6 or more: 3 attempted');
  await expect(page.getByTestId('mapping')).toContainText('version 2');
});
