// Import by dropping files on the window: readable files are imported, each of the others is listed with its reason.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { json, rows, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { chatLines } from '../support/synthetic.ts';
import { drop, pick, queueAll, row } from './places.ts';
import { labelledStudy, syntheticStudy } from './study.ts';

test('a dropped folder is imported, and its unreadable files are listed', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 3);
  const input = join(folder, 'dropped');
  mkdirSync(input);
  for (const name of ['openai.jsonl', 'anthropic.jsonl', 'petri.json', 'inspect.eval']) {
    copyFileSync(resolve('test/fixtures/importers', name), join(input, name));
  }
  writeFileSync(join(input, 'broken.json'), '{"messages": [');
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await expect(row(page)).toHaveCount(3);
  await drop(page, [input]);
  const report = page.getByTestId('import-report');
  await expect(report).toBeVisible();
  await expect(page.getByTestId('import-failed')).toContainText('broken.json');
  const inside = rows(['list', '-s', study]).length;
  expect(inside).toBeGreaterThan(6);
  await expect(row(page)).toHaveCount(inside);
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});

/** Number of transcripts: enough that the import is still running when the test presses Stop. */
const MANY = 2500;

test('a stopped import is completed by importing the file again', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 3);
  const input = join(folder, 'many.jsonl');
  writeFileSync(input, chatLines(11, MANY, 40, 60));
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await expect(row(page)).toHaveCount(3);
  await drop(page, [input]);
  const panel = page.getByTestId('import-panel');
  await expect(panel.getByRole('progressbar')).toContainText(/transcripts · .* a second/);
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByTestId('import-report')).toContainText('Import stopped');
  const inside = rows(['list', '-s', study]).length;
  expect(inside).toBeLessThan(3 + MANY);
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await drop(page, [input]);
  await expect(page.getByTestId('import-report')).toContainText(
    `${(3 + MANY - inside).toLocaleString('en')} transcripts added`,
    {
      timeout: 240_000,
    },
  );
});

/** The import dialog of a dropped table. */
const importing = (page: Page, name: string): Locator => page.getByRole('dialog', { name: `Import ${name}` });

/** Imports the table and closes its dialog. */
async function taken(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByTestId('table-next')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

test('the dialog of a table shows how columns are read, and what is added, rejected and in conflict', async ({
  folder,
  running,
}) => {
  const { study, ids } = labelledStudy(folder);
  const scores = join(folder, 'points.csv');
  const [first = '', second = '', third = ''] = ids;
  writeFileSync(
    scores,
    `id,judge,criterion,points,status\n${first},sieve,harm,3,scored\n${second},sieve,harm,,parse_failed\n${third},sieve,harm,1,lost\nnobody,sieve,harm,1,\n`,
  );
  const parquet = join(folder, 'labels.parquet');
  expect(touchstone(['export', '-s', study, '--what', 'labels', '--as', 'parquet', '-o', parquet]).status).toBe(0);
  const others = join(folder, 'others.csv');
  writeFileSync(others, `id,rater,eval_awareness\n${first},Ada,2\n${first},Dee,1\n`);
  const { page } = await running([study]);
  await joinAs(page, 'Zed');
  await expect(row(page)).toHaveCount(ids.length);
  await drop(page, [scores, parquet, others]);

  const points = importing(page, 'points.csv');
  await pick(page, 'Column with the grader', 'judge');
  await pick(page, 'Column with the dimension', 'criterion');
  await pick(page, 'Column with the score', 'points');
  await pick(page, 'Column with the state', 'status');
  await expect(points.getByRole('columnheader')).toHaveText([
    /id\s*transcript/,
    /judge\s*grader/,
    /criterion\s*dimension/,
    /points\s*score/,
    /status\s*state/,
  ]);
  await expect(points.getByTestId('table-outcome')).toHaveText('2 would be added, 2 rows rejected.');
  await expect(points.getByTestId('table-refused')).toContainText('the state lost is not one of');
  await taken(points);
  expect(rows(['list', '-s', study, '--where', 'score[sieve.harm]>=3']).map(({ id }) => id)).toEqual([first]);

  const exported = importing(page, 'labels.parquet');
  await expect(exported.getByTestId('table-outcome')).toContainText('0 would be added');
  await expect(exported.getByTestId('table-outcome')).toContainText('are there already');
  await exported.getByRole('button', { name: 'Cancel' }).click();

  const conflicting = importing(page, 'others.csv');
  await expect(conflicting.getByTestId('table-outcome')).toHaveText(
    '1 would be added, 1 not imported, because the study has a different one.',
  );
  await taken(conflicting);
  const said = rows(['labels', 'list', '-s', study]).filter(
    (one) => one['transcript_id'] === first && one['dimension'] === 'eval_awareness',
  );
  expect(said.map((one) => [one['rater_name'], one['level']]).toSorted()).toEqual([
    ['Ada', 0],
    ['Bo', 0],
    ['Cy', 0],
    ['Dee', 1],
  ]);
});

test('the import panel takes room of its own and never covers the Submit button', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 2);
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"messages": [');
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await drop(page, [broken]);
  await expect(page.getByTestId('import-report')).toBeVisible();
  const panel = (await page.getByTestId('import-panel').boundingBox()) ?? { y: 0 };
  const submit = (await page.getByTestId('submit').boundingBox()) ?? { y: 0, height: Infinity };
  expect(submit.y + submit.height).toBeLessThanOrEqual(panel.y);
  await page.getByTestId('submit').click();
  await expect(page.getByTestId('status')).toContainText('Not submitted: ');
});

test('the report lists what fields became, and another choice imports the file again', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 1);
  const input = join(folder, 'graded.jsonl');
  const row = (n: number): string =>
    JSON.stringify({
      id: `graded-${n}`,
      messages: [
        { role: 'user', content: `Question ${n}` },
        { role: 'assistant', content: `Answer ${n}` },
      ],
      passed: n > 1,
      tier: n,
      human_label: n > 1 ? 'bad' : 'fine',
    });
  writeFileSync(input, [1, 2].map(row).join('\n'));
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await drop(page, [input]);
  const taken = page.getByTestId('import-taken');
  await expect(taken).toContainText('3 fields next to the conversations: 1 score, 1 facet, 1 label.');
  const graded = (): unknown[] =>
    rows(['list', '-s', study, '--where', 'source:graded.jsonl']).map(({ facets }) => facets);
  expect(graded()).toEqual([{ tier: 1 }, { tier: 2 }]);
  await taken.getByRole('button', { name: 'Change…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fields of graded.jsonl' });
  await dialog.getByRole('radiogroup', { name: 'tier' }).locator('label').nth(0).click();
  await dialog.getByRole('radiogroup', { name: 'passed' }).locator('label').nth(1).click();
  await dialog.getByRole('button', { name: 'Import again' }).click();
  await expect(page.getByTestId('import-report')).toContainText('0 transcripts added, 2 updated.');
  await expect(taken).toContainText('3 fields next to the conversations: 1 score, 1 facet, 1 label.');
  expect(rows(['list', '-s', study, '--where', 'score[tier.tier]>=1'])).toHaveLength(2);
  expect(graded()).toEqual([{ passed: 'false' }, { passed: 'true' }]);
  await page.getByTestId('import-used-label').getByRole('button', { name: 'Import as labels…' }).click();
  const labels = page.getByRole('dialog', { name: 'Import human_label of graded.jsonl' });
  await labels.getByLabel('Rater', { exact: true }).fill('Bo');
  const choose = async (select: string, option: string | RegExp): Promise<void> => {
    await labels.getByRole('button', { name: select }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose('Dimension', 'Blackmail');
  await choose('“bad” means', /^3 /);
  await choose('“fine” means', /^0 /);
  await labels.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(labels.getByTestId('table-next')).toContainText('2 labels of blackmail by 1 rater');
  expect(rows(['labels', 'list', '-s', study]).map(({ level }) => level)).toEqual([0, 3]);
  // the same labels, imported under a dimension that the rubric does not have yet
  await labels.getByRole('button', { name: 'Close' }).last().click();
  await page.getByTestId('import-used-label').getByRole('button', { name: 'Import as labels…' }).click();
  await labels.getByLabel('Rater', { exact: true }).fill('Bo');
  await choose('Dimension', 'New dimension…');
  await labels.getByRole('button', { name: 'Move fine up' }).click();
  await labels.getByLabel('Name of the level “fine”').fill('acceptable');
  await labels.getByRole('button', { name: 'Add dimension' }).click();
  await expect(labels.getByTestId('new-dimension')).toHaveCount(0);
  await expect(labels.getByRole('button', { name: 'Dimension' })).toContainText('Human label');
  await labels.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(labels.getByTestId('table-next')).toContainText('2 labels of human_label by 1 rater');
});
