// From the scores of two graders to a published rate: labels, gold, a threshold chosen on gold, corrected rates, and
// the figure as files.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { Estimate } from '../../contract/estimate.ts';
import { json, rows } from '../cli/touchstone.ts';
import { parseCsv } from '../exporters/parse-csv.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { answerDialogs } from './packets.ts';
import { inLibrary, pick, pickIn, saved, tabTo } from './places.ts';
import { syntheticStudy } from './study.ts';

const MANY = 60;
const LABELLED = 30;
const GOOD = 2;

/** A third of the transcripts are admirable. */
const isGood = (n: number): boolean => n % 3 === 0;
/**
 * The score of a grader that misses every fourth admirable transcript and takes four others of the 60 for admirable.
 */
const keen = (n: number): number => (isGood(n) ? (n % 12 === 0 ? 3 : 8) : n % 10 === 1 ? 8 : n % 2 === 0 ? 3 : 2);
/** The score of a grader that is always right. */
const wise = (n: number): number => (isGood(n) ? 9 : 1);

const Rated = z.array(
  z.object({
    group: z.object({ model: z.string() }),
    n: z.number(),
    raw: Estimate,
    gold: Estimate,
    corrected: Estimate,
  }),
);

/** The threshold that maximises sensitivity + specificity on these transcripts. */
function bestThreshold(of: readonly number[]): number {
  const share = (good: boolean, from: number): number => {
    const some = of.filter((n) => isGood(n) === good);
    return some.filter((n) => keen(n) >= from).length / some.length;
  };
  const worth = (from: number): number => share(true, from) - share(false, from);
  return [8, 3, 2].reduce((best, from) => (worth(from) > worth(best) ? from : best));
}

async function sayHowItIsRead(page: Page, cuts: Record<number, string>): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const [level, from] of Object.entries(cuts)) await dialog.getByRole('textbox').nth(Number(level)).fill(from);
  await dialog.getByRole('textbox').first().press('Enter');
  await expect(dialog).toBeHidden();
}

test('scores are imported, transcripts labelled and adjudicated, a threshold chosen, rates corrected and exported', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, MANY);
  const write = (name: string, head: string, lines: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, [head, ...lines].join('\n'));
    return path;
  };
  const all = Array.from({ length: MANY }, (_, n) => n);
  for (const [grader, score] of Object.entries({ keen, wise })) {
    const table = write(
      `${grader}.csv`,
      'id,dimension,value',
      all.map((n) => `synthetic-7-${n},goodness,${score(n)}`),
    );
    expect(json(['scores', 'import', '-s', study, table, '--grader', grader])).toMatchObject({ added: MANY });
  }
  json(['sample', '-s', study, '--n', String(LABELLED), '--seed', '5', '--queue', 'drawn']);
  const placeOf = new Map(rows(['list', '-s', study]).map(({ id }, place) => [id, place]));
  const drawn = rows(['list', '-s', study, '--where', 'queue:drawn']).map(({ id }) => placeOf.get(id) ?? -1);
  expect(drawn).toHaveLength(LABELLED);
  // the two raters differ on one transcript
  const torn = drawn.find(isGood);
  const labels = drawn.flatMap((n) =>
    ['Ada', 'Bo'].map(
      (rater) =>
        `synthetic-7-${n},${rater},0,0,0,3,${isGood(n) ? (n === torn && rater === 'Bo' ? GOOD + 1 : GOOD) : 0}`,
    ),
  );
  const head = 'id,rater,eval_awareness,blackmail,harm,reasoning_quality,admirable';
  json(['labels', 'import', '-s', study, write('labels.csv', head, labels)]);

  const { app, page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  const left = page.getByTestId('to-decide');
  const units = 5 * LABELLED;
  await expect(left).toHaveText(`${units} to decide, 0 gold`);
  await page.keyboard.press('Shift+A');
  await tabTo(page, 'rule-apply');
  await page.keyboard.press('Enter');
  await expect(left).toHaveText(`1 to decide, ${units - 1} gold`);
  await page.keyboard.press(String(GOOD + 1));
  await page.keyboard.press('Enter');
  await expect(left).toHaveText(`0 to decide, ${units} gold`);
  await saved(page);

  // the first mapping reads the scores too generously; the threshold that gold recommends becomes version 2
  await page.keyboard.press('Control+5');
  await pick(page, 'Grader', 'keen');
  await pick(page, 'Dimension', 'Admirable behaviour');
  await page.getByTestId('say-mapping').press('Enter');
  await sayHowItIsRead(page, { 0: '0', [GOOD]: '3' });
  await expect(page.getByTestId('threshold')).toHaveText('flags 3 or more');
  await expect(page.getByTestId('beside')).toContainText('gold is a simple random sample');
  await page.getByTestId('best-youden').press('Enter');
  const best = bestThreshold(drawn);
  await expect(page.getByTestId('threshold')).toHaveText(`flags ${best} or more`);
  const [hits, alarms] = [true, false].map((good) => drawn.filter((n) => isGood(n) === good && keen(n) >= best).length);
  await expect(page.getByTestId('cell-tp')).toHaveText(String(hits));
  await expect(page.getByTestId('cell-fp')).toHaveText(String(alarms));
  await page.getByTestId('change-mapping').press('Enter');
  await sayHowItIsRead(page, { [GOOD]: String(best) });
  await expect(page.getByTestId('mapping')).toContainText('version 2');
  json([
    'mapping',
    'set',
    '-s',
    study,
    '--grader',
    'wise',
    '--score-dimension',
    'goodness',
    '--dimension',
    'admirable',
    '--cut',
    '0=0',
    '--cut',
    '9=2',
  ]);
  await pick(page, 'Compare with', 'wise');
  await expect(page.getByTestId('mcnemar')).toContainText('mid-p');

  await page.getByRole('link', { name: 'Findings' }).click();
  await pick(page, 'Dimension', 'Admirable behaviour');
  await pickIn(page, 'Grader and rates', 'Grader', 'keen');
  await pick(page, 'By', 'model');
  const said = Rated.parse(
    rows(['rates', '-s', study, '--dimension', 'admirable', '--grader', 'keen', '--by', 'model']),
  );
  const everything = z
    .array(z.object({ raw: Estimate, corrected: Estimate }))
    .parse(rows(['rates', '-s', study, '--dimension', 'admirable', '--grader', 'keen']))[0];
  const flagged = all.filter((n) => keen(n) >= best).length;
  expect(everything?.raw.estimate).toBeCloseTo(flagged / MANY, 9);
  expect(everything?.corrected.low).toBeLessThan(1 / 3);
  expect(everything?.corrected.high).toBeGreaterThan(1 / 3);

  await expect(page.getByTestId('figure-frame')).toContainText('gold is a simple random sample');
  for (const { group } of said) await expect(page.getByTestId('figure')).toContainText(group.model);
  for (const [as, item] of [
    ['svg', 'Save as SVG…'],
    ['pdf', 'Save as PDF…'],
    ['png', 'Save as PNG…'],
    ['tex', 'Save table as LaTeX…'],
    ['csv', 'Save table as CSV…'],
  ] as const) {
    await answerDialogs(app, { save: join(folder, `rates.${as}`) });
    await page.getByTestId('figure-save').press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    await expect(page.getByText(/^Saved: /)).toContainText(`rates.${as}`);
  }
  expect(readFileSync(join(folder, 'rates.svg'), 'utf8')).toContain(said[0]?.group.model);
  expect(readFileSync(join(folder, 'rates.png')).subarray(1, 4).toString()).toBe('PNG');
  expect(readFileSync(join(folder, 'rates.tex'), 'utf8')).toContain('\\toprule');
  // one page of the size of the figure, in points
  const pdf = readFileSync(join(folder, 'rates.pdf'), 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf).toMatch(/MediaBox\s*\[0 0 50[34](\.\d+)? /);
  const [columns = [], ...lines] = parseCsv(readFileSync(join(folder, 'rates.csv'), 'utf8'));
  for (const [at, { group, corrected }] of said.entries()) {
    const cell = (name: string): string | undefined => lines[at]?.[columns.indexOf(name)];
    expect([cell('model'), cell('corrected')]).toEqual([
      group.model,
      corrected.estimate === null ? '' : String(corrected.estimate),
    ]);
  }
});
