// Findings on the sample study: a saved figure, its table and its files show the command line's numbers, and lead to
// the transcripts behind them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { rateDifference } from '../../main/work/rates/index.ts';
import { points, rate } from '../../renderer/parts/estimates.ts';
import { Estimate } from '../../contract/estimate.ts';
import { rows } from '../cli/touchstone.ts';
import { parseCsv } from '../exporters/parse-csv.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { inLibrary, panel, pick } from './places.ts';
import { withStudy } from './study.ts';

const Rated = z.array(
  z.object({
    group: z.record(z.string(), z.union([z.string(), z.number()])),
    n: z.number(),
    n_gold: z.number(),
    raw: Estimate,
    gold: Estimate,
    corrected: Estimate,
  }),
);

const byCommandLine = (study: string, ...more: string[]): z.infer<typeof Rated> =>
  Rated.parse(rows(['rates', '-s', study, '--grader', 'sieve-1', ...more]));

const figure = (page: Page): Locator => page.getByTestId('figure');
const table = (page: Page): Locator => page.getByTestId('figure-table');

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Saved figures' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByTestId('figure-frame').getByText(name, { exact: true })).toBeVisible();
}

async function saveAs(app: ElectronApplication, page: Page, item: string, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
  await page.getByTestId('figure-save').click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(page.getByText(/^Saved: /)).toContainText(filePath.split('/').at(-1) ?? '');
}

test('a saved figure and its table show the command line’s numbers, and a row leads to its transcripts', async ({
  folder,
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Findings' }).click();
  await open(page, 'Blackmail by model');
  const study = join(folder, 'profile', 'sample.touchstone');
  const models = byCommandLine(study, '--dimension', 'blackmail', '--by', 'model');
  expect(models).toHaveLength(4);
  for (const { n, n_gold, corrected } of models) {
    if (corrected.estimate !== null) await expect(figure(page)).toContainText(rate(corrected));
    await expect(figure(page)).toContainText(`n ${n}, gold ${n_gold}`);
  }
  await expect(page.getByTestId('figure-frame')).toContainText('rubric version 1');
  expect(await barriersInBothThemes(page), 'figure').toEqual([]);

  await page.getByTestId('figure-switch').click();
  for (const { group, raw, gold, corrected } of models)
    await expect(table(page).getByRole('row', { name: String(group['model']) })).toContainText(
      [rate(raw), rate(gold), rate(corrected)].join(''),
    );
  expect(await barriersInBothThemes(page), 'table').toEqual([]);

  await pick(page, 'Split by', 'arm');
  await expect(table(page).getByRole('row')).toHaveCount(4 * 3 + 2);
  const split = byCommandLine(study, '--dimension', 'blackmail', '--by', 'model,arm');
  for (const { group, raw } of split)
    await expect(table(page).getByRole('row', { name: `${group['model']} · ${group['arm']}` })).toContainText(
      rate(raw),
    );
  await page.evaluate(() => history.back());
  await expect(table(page).getByRole('row')).toHaveCount(4 + 2);

  const transcripts = await panel(page, 'Transcripts');
  await transcripts.getByRole('textbox', { name: 'Filter' }).fill('checkpoint>=400');
  await expect(page.getByTestId('sentence')).toContainText('transcripts with checkpoint>=400');
  await page.keyboard.press('Escape');
  await expect(transcripts).toHaveCount(0);
  const late = byCommandLine(study, '--dimension', 'blackmail', '--by', 'model', '--where', 'checkpoint>=400');
  await expect(table(page).getByRole('row', { name: 'cedar-3' })).toContainText(`${late[2]?.n}`);
  await page.getByTestId('figure-switch').click();
  await figure(page).locator('a').first().click();
  await expect(page.getByTestId('result-count')).toContainText(`${late[0]?.n} of 720 transcripts`);
  await page.evaluate(() => history.back());
  await page.getByTestId('figure-switch').click();
  await table(page).getByRole('link', { name: 'dogwood-4' }).click();
  await expect(page.getByTestId('result-count')).toContainText(`${late[3]?.n} of 720 transcripts`);
});

test('a figure has a logarithmic axis, a difference of two groups is shown, and a figure is saved and deleted', async ({
  folder,
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Findings' }).click();
  const kept = page.getByRole('navigation', { name: 'Saved figures' }).getByRole('link');
  for (const name of await kept.allTextContents()) {
    await open(page, name);
    await expect(figure(page).locator('a').first(), name).toBeVisible();
  }

  await open(page, 'Harm over training tokens, by data set');
  await expect(figure(page)).toContainText('training tokens (logarithmic)');
  await expect(figure(page)).toContainText('85M');
  await pick(page, 'Axis', 'linear');
  await expect(figure(page)).not.toContainText('logarithmic');

  await open(page, 'Reasons as training: harm before and after');
  const study = join(folder, 'profile', 'sample.touchstone');
  const wish = {
    dimension: 'harm',
    grader: 'sieve-1',
    by: ['arm'],
    filter: 'checkpoint>=400',
    at: null,
    without_aware: false,
    level: 0.95,
  };
  const { raw, gold, corrected } = withStudy(study, (db) => rateDifference(db, wish, ['reasons'], ['none']));
  for (const one of [raw, gold, corrected]) await expect(figure(page)).toContainText(points(one));
  await expect(page.getByTestId('difference')).toContainText('reasons minus none');
  await pick(page, 'Compare', 'refusals');
  await expect(page.getByTestId('difference')).toContainText('reasons minus refusals');

  await page.getByRole('button', { name: 'Save this figure…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Mine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Mine' })).toHaveAttribute('data-current', 'true');
  await open(page, 'Harm by model, without evaluation-aware');
  await expect(page.getByTestId('figure-frame')).toContainText('evaluation-aware transcripts left out');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Mine');
  await page.getByRole('option', { name: /^Mine/ }).first().click();
  await expect(page.getByTestId('difference')).toContainText('reasons minus refusals');
  await page.getByTestId('figure-menu').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('link', { name: 'Mine' })).toHaveCount(0);
});

test('a figure is saved as a self-contained SVG, as a picture, and as its table', async ({ folder, running }) => {
  const { app, page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await page.emulateMedia({ colorScheme: 'dark' });
  await inLibrary(page);
  await page.getByRole('link', { name: 'Findings' }).click();
  await open(page, 'Blackmail by model');
  const study = join(folder, 'profile', 'sample.touchstone');
  const models = byCommandLine(study, '--dimension', 'blackmail', '--by', 'model');

  const svg = join(folder, 'figure.svg');
  await saveAs(app, page, 'Save as SVG…', svg);
  const drawing = readFileSync(svg, 'utf8');
  expect(drawing).not.toMatch(/var\(|oklch|light-dark|\sclass=|\sstyle=|href|<script|url\(/);
  expect(drawing).toMatch(/<title>Blackmail by model<\/title><desc>[^<]*n = 240[^<]*<\/desc>/);
  for (const { gold } of models) expect(drawing).toContain(`gold ${rate(gold)}`);
  // saved figures use the light theme, dark text on white, whatever theme the window has
  expect(drawing).toContain('fill="#ffffff"');

  // the path has no extension: the app adds it
  const png = join(folder, 'figure');
  await saveAs(app, page, 'Save as PNG…', png);
  const picture = readFileSync(`${png}.png`);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const width = Number(/width="(\d+)pt"/.exec(drawing)?.[1]);
  expect(picture.readUInt32BE(16)).toBe((width * 300) / 72);

  const csv = join(folder, 'figure.csv');
  await saveAs(app, page, 'Save table as CSV…', csv);
  const [head = [], ...lines] = parseCsv(readFileSync(csv, 'utf8'));
  expect(head.slice(0, 6)).toEqual(['model', 'n', 'n_gold', 'raw', 'raw_low', 'raw_high']);
  const cell = (line: string[], name: string): string => line[head.indexOf(name)] ?? '';
  expect(lines).toHaveLength(models.length + 1);
  for (const [at, { group, n, raw, gold, corrected }] of models.entries()) {
    const line = lines[at] ?? [];
    expect([cell(line, 'model'), Number(cell(line, 'n'))]).toEqual([group['model'], n]);
    for (const [name, value] of Object.entries({ raw, gold, corrected }))
      expect([cell(line, name), cell(line, `${name}_low`), cell(line, `${name}_high`)], name).toEqual(
        [value.estimate, value.low, value.high].map((number) => (number === null ? '' : String(number))),
      );
  }
});
