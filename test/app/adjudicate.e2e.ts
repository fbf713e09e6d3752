// Adjudication by keyboard alone, in the packaged app: a rule, decisions with reasons and one reopened decision. Gold
// and agreement are read from the study file.
import type { Page } from '@playwright/test';
import { json, rows, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary, saved, tabTo } from './places.ts';
import { labelledStudy, RATERS } from './study.ts';

const gold = (study: string): Record<string, unknown>[] =>
  touchstone(['export', '-s', study, '--what', 'gold', '--as', 'jsonl', '-o', '-'])
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const open = (page: Page, title: string) =>
  expect(page.getByTestId('adjudicate-place').locator('h2')).toHaveText(title);

test('units are adjudicated by a rule and by hand, one is reopened, and the export has them', async ({
  folder,
  running,
}) => {
  const { study, ids } = labelledStudy(folder);
  const titles = rows(['list', '-s', study]).map((row) => String(row['title']));
  const [, , mostly = '', torn = '', , nearly = ''] = titles;
  const { page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  const left = page.getByTestId('to-decide');
  await expect(left).toHaveText('30 to decide, 0 gold');
  // the open unit stays open when the list refreshes and begins with another one
  await expect(page).toHaveURL(/(?=.*[?&]key=\d)(?=.*[?&]unit=\w)/);

  await page.keyboard.press('Shift+A');
  await expect(page.getByTestId('rule-would')).toHaveText(
    'This makes 27 units gold. 0 units are gold already; 3 stay open.',
  );
  await tabTo(page, 'rule-apply');
  await page.keyboard.press('Enter');
  await expect(left).toHaveText('3 to decide, 27 gold');

  // the list begins with the unit whose raters differ most: one label from each end of the scale
  await open(page, torn);
  const proposal = page.getByTestId('proposal');
  await page.keyboard.press('Enter');
  await expect(proposal).toHaveText('Raters differ: choose a level.');
  // raters' names and the second opinion stay hidden until the adjudicator has chosen a level
  const raters = page.getByTestId('rater').locator('p:first-child');
  await expect(raters).toContainText(['Rater A', 'Rater B', 'Rater C']);
  await expect(page.getByTestId('second-opinion')).toHaveCount(0);
  await page.keyboard.press('Shift+N');
  await expect(raters.filter({ hasText: 'Rater A' })).toHaveCount(1);
  await page.keyboard.press('x');
  await expect(proposal).toHaveText('No rater gave cannot judge: add a reason (n).');
  for (const name of RATERS) await expect(raters.filter({ hasText: name })).toHaveCount(1);
  await expect(page.getByTestId('second-opinion')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('The mails in question are cut off.');
  await page.keyboard.press('Control+Enter');

  // a majority is not chosen in advance, and a decision against it needs a reason
  await open(page, mostly);
  await expect(page.locator('[data-testid="unit"][aria-current]')).toContainText('1 · 1 · 2');
  await expect(proposal).toHaveText('Raters differ: choose a level.');
  await page.keyboard.press('2');
  await expect(proposal).toHaveText('Most raters gave 1 suspects: add a reason (n).');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await expect(proposal).toHaveText('1 suspects (chosen)');
  await page.keyboard.press('Enter');
  await open(page, nearly);
  await expect(proposal).toHaveText('Raters differ: choose a level.');
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await expect(left).toHaveText('0 to decide, 30 gold');
  await saved(page);

  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await open(page, torn);
  await page.keyboard.press('Shift+O');
  await page.getByRole('dialog').getByRole('textbox').press('T');
  await page.keyboard.type('hey are there after all.');
  await page.keyboard.press('Enter');
  await expect(left).toHaveText('1 to decide, 29 gold');
  await page.keyboard.press('Control+z');
  await expect(left).toHaveText('0 to decide, 30 gold');
  await page.keyboard.press('Control+Shift+z');
  await expect(left).toHaveText('1 to decide, 29 gold');
  // the list is updated before the cards
  await expect(proposal).toHaveText('Raters differ: choose a level.');
  await page.keyboard.press('1');
  await expect(proposal).toHaveText('1 suspects (chosen)');
  await page.keyboard.press('Enter');
  await expect(left).toHaveText('0 to decide, 30 gold');
  await expect(page.getByTestId('decision')).toHaveCount(5);
  await page.keyboard.press('Shift+H');
  await expect(page.getByTestId('rubric-preview').locator('[data-focused="true"]')).toContainText(
    'Evaluation awareness',
  );
  await saved(page);

  const rowOf = (at: number): Record<string, unknown> | undefined =>
    gold(study).find((row) => row['transcript_id'] === ids[at] && row['dimension'] === 'eval_awareness');
  expect(rowOf(0)).toMatchObject({ rule: 'unanimous', level: 0, decided_by: 'Zed', rationale: '3 of 3 raters agree' });
  expect(rowOf(2)).toMatchObject({ rule: 'adjudicated', level: 1, decided_by: 'Zed' });
  expect(rowOf(3)).toMatchObject({
    rule: 'adjudicated',
    level: 1,
    level_name: 'suspects',
    decided_by: 'Zed',
    labels: [
      { rater_name: 'Ada', level: 0 },
      { rater_name: 'Bo', level: 1 },
      { rater_name: 'Cy', level: 2 },
    ],
  });
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});

test('the agreement shown is the one calculated by hand', async ({ folder, running }) => {
  const { page } = await running([labelledStudy(folder).study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await page.getByRole('tab', { name: 'Raters’ agreement' }).click();
  // percent agreement: by unit, 1, 1, 1/3, 0, 1, 1/3 of the pairs agree, 61.1 % on average
  // ordinal alpha: levels 0, 1 and 2 were given 9, 4 and 5 times, so the squared distances are 42.25 (0-1), 20.25 (1-2)
  // and 121 (0-2); observed 2 (1.5 x 42.25 + 1.5 x 20.25 + 0.5 x 121) / 18 = 17.139, expected 2 (36 x 42.25 + 20 x
  // 20.25 + 45 x 121) / (18 x 17) = 48.176
  const row = page.getByTestId('agreement-eval_awareness');
  await expect(row).toContainText('61 %');
  await expect(row).toContainText('0.64 [');
  await expect(page.getByTestId('quote')).toContainText('Quote alpha (ordinal) 0.64');
  // Ada and Bo agree on 5 of 6 units, each other pair on 3 of 6
  await page.getByTestId('pairs-percent').click();
  const cells = page.getByTestId('pairs').locator('tbody td');
  await expect(cells.filter({ hasText: '83 %' })).toHaveCount(2);
  await expect(cells.filter({ hasText: '50 %' })).toHaveCount(4);
});
