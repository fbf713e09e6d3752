// A flag in the packaged app: raters disagree on it, it becomes gold by keys, the agreement table has a row for it, and
// the sample study publishes its rate.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { json, rows, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { inLibrary, pick, saved } from './places.ts';
import { labelledStudy, RATERS } from './study.ts';

/** Ada's, Bo's and Cy's answers on rule-lawyering for the first two transcripts; on the others all answer no. */
const SAID = [
  ['yes', 'yes', 'yes'],
  ['yes', 'no', 'yes'],
];

/** A study with six transcripts that three raters have labelled, with one flag answered. */
function flaggedStudy(folder: string): string {
  const { study, ids } = labelledStudy(folder);
  const lines = ids.flatMap((id, at) => RATERS.map((rater, place) => `${id},${rater},${SAID[at]?.[place] ?? 'no'}`));
  const table = join(folder, 'flags.csv');
  writeFileSync(table, ['transcript,rater,rule_lawyering', ...lines].join('\n'));
  expect(json(['labels', 'import', '-s', study, table])).toMatchObject({ added: 18 });
  return study;
}

const unit = (page: Page) => page.getByTestId('unit-rule_lawyering');

test('a flag on which raters disagree is decided like a dimension and becomes gold', async ({ folder, running }) => {
  const study = flaggedStudy(folder);
  const { page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await page.getByRole('tab', { name: 'Raters’ agreement' }).click();
  // all pairs agree on five transcripts, one pair in three on the sixth: 16 of 18
  await expect(page.getByTestId('agreement-rule_lawyering')).toContainText('89 %');

  await page.keyboard.press('Control+3');
  const left = page.getByTestId('to-decide');
  await expect(left).toHaveText('36 to decide, 0 gold');
  await page.keyboard.press('Shift+A');
  await page.getByTestId('rule-apply').click();
  await expect(left).toHaveText('4 to decide, 32 gold');
  await pick(page, 'Dimension', 'rule lawyering');
  await expect(left).toHaveText('1 to decide, 5 gold');
  // the list that was opened keeps the keyboard focus: a click on the heading releases it
  await page.getByTestId('adjudicate-place').locator('h2').click();
  await expect(unit(page)).toContainText('Bends the letter of a rule');
  await expect(unit(page).getByRole('radio')).toHaveCount(3);
  expect(await barriersInBothThemes(page), 'a flag to decide').toEqual([]);
  const proposal = page.getByTestId('proposal');
  await expect(proposal).toHaveText('Raters differ: choose a level.');
  await page.keyboard.press('0');
  await expect(proposal).toHaveText('Most raters gave 1 yes: add a reason (n).');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(left).toHaveText('0 to decide, 6 gold');
  await saved(page);
  const gold = touchstone(['export', '-s', study, '--what', 'gold', '--as', 'jsonl', '-o', '-']).stdout;
  const decided = gold
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ dimension, rule }) => dimension === 'rule_lawyering' && rule === 'adjudicated');
  expect(decided).toMatchObject([{ level: 1, level_name: 'yes', scale_type: 'binary', decided_by: 'Zed' }]);
});

test('the sample study publishes the rate of rule-lawyering by how the constitution is written', async ({
  folder,
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Findings' }).click();
  const name = 'Rule-lawyering by how the constitution is written';
  await page.getByRole('navigation', { name: 'Saved figures' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByTestId('figure-frame').getByText(name, { exact: true })).toBeVisible();
  await expect(page.getByTestId('figure-frame')).toContainText('Rule-lawyering: level 1 yes');
  const study = join(folder, 'profile', 'sample.touchstone');
  for (const { n, n_gold } of rows(['rates', '-s', study, '--dimension', 'rule_lawyering', '--by', 'constitution']))
    await expect(page.getByTestId('figure')).toContainText(`n ${String(n)}, gold ${String(n_gold)}`);
  expect(await barriersInBothThemes(page), 'the figure').toEqual([]);
  await pick(page, 'Dimension', 'Undermines oversight');
  await expect(page.getByTestId('figure-frame')).toContainText('Undermines oversight: level 1 yes');
});
