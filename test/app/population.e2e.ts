// A population in the window: files are chosen and described, some units are drawn into a queue, one is labelled, and
// the Library shows how many of how many are drawn.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeStudy, createStudy } from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { lakeUnits, writeLake } from '../support/lake.ts';
import { answerDialogs, menu } from './packets.ts';
import { inLabel, inLibrary, saved } from './places.ts';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-population-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('Parquet files are described, units are drawn from them into a queue, and one is labelled', async ({
  running,
}) => {
  const lake = join(folder, 'runs');
  mkdirSync(lake);
  await writeLake(lake, lakeUnits(1000));
  rmSync(join(lake, 'units.jsonl'));
  const study = join(folder, 'test.touchstone');
  closeStudy(createStudy(study, { name: 'test', rubric: defaultRubric() }));
  const { app, page } = await running([study]);
  await joinAs(page, 'Ada');
  await answerDialogs(app, { open: [lake] });

  await menu(app, 'Describe a population…');
  const describing = page.getByRole('dialog', { name: 'Describe a population' });
  await describing.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(describing.getByTestId('population-found')).toContainText('3 files of Parquet, 1,000 units');
  // model, scenario and step are recognised; grader and dimension of the score are typed in
  await describing.getByRole('button', { name: /judge is/ }).click();
  await page.getByRole('option', { name: 'Score' }).click();
  await describing.getByRole('textbox', { name: 'Grader' }).fill('judge');
  await expect(describing.getByText('Enter the grader and the dimension of judge.')).toBeVisible();
  await describing.getByRole('textbox', { name: 'Dimension' }).fill('harm');
  await expect(describing.getByTestId('population-cells')).toContainText('1,000 units in');
  await describing.getByRole('button', { name: 'Describe', exact: true }).click();

  const known = page.getByRole('dialog', { name: 'The population' });
  await expect(known.getByTestId('population-known')).toHaveText('0 drawn of 1,000 units');
  await expect(known.getByRole('columnheader')).toHaveText(['model', 'scenario', 'step', 'judge · harm', 'Units']);
  await known.getByRole('button', { name: 'Draw from it…' }).click();

  const drawing = page.getByRole('dialog', { name: 'Draw from the population' });
  await drawing.getByRole('textbox', { name: 'Name of the queue' }).fill('first');
  await drawing.getByRole('button', { name: /How they are chosen/ }).click();
  await page.getByRole('option', { name: 'Stratified by a facet' }).click();
  await drawing.getByRole('textbox', { name: /per cent/ }).fill('0');
  await drawing.getByRole('textbox', { name: 'How many of 1,000' }).fill('30');
  await drawing.getByRole('textbox', { name: 'Seed' }).fill('3');
  await expect(drawing.getByTestId('strata').getByRole('row')).toHaveCount(4);
  await drawing.getByRole('button', { name: 'Draw queue' }).click();

  await inLabel(page);
  await expect(page.getByTestId('progress')).toHaveText('0 of 30 done');
  await expect(page.getByTestId('transcript')).toContainText('Task of unit/');
  await page.keyboard.press('0');
  await expect(page.locator('[data-testid="queue-item"][data-state="started"]')).toHaveCount(1);
  await saved(page);
  await page.getByRole('link', { name: 'Library' }).click();
  await inLibrary(page);
  await expect(page.getByTestId('population-head')).toContainText('30 drawn of 1,000');
  await expect(page.getByTestId('result-count')).toHaveText('30 transcripts');

  // for files on another machine the dialog shows the query
  await page.getByTestId('population-head').getByRole('button', { name: 'Draw from it…' }).click();
  await drawing.getByTestId('population-elsewhere').click();
  await expect(drawing.getByTestId('population-sql')).toContainText('sha2(concat(');
});
