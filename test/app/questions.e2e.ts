// Questions beyond a single rate, on the sample study: composite events, upper bounds, simultaneous intervals,
// equivalence, and tests of a grader.
import { join } from 'node:path';
import { z } from 'zod';
import { Estimate } from '../../contract/estimate.ts';
import { rate } from '../../renderer/parts/estimates.ts';
import { rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { inLibrary, panel, pick, pickIn } from './places.ts';

const EVENT = 'blackmail>=3 or harm>=3';
const Rated = z.array(
  z.object({
    group: z.object({ model: z.string() }),
    raw: Estimate,
    below: z.object({ corrected: z.object({ upper: z.number().nullable() }) }),
  }),
);

test('Findings answers for a composite event, with simultaneous intervals, an upper bound and an equivalence margin', async ({
  folder,
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Findings' }).click();
  await page
    .getByRole('navigation', { name: 'Saved figures' })
    .getByRole('link', { name: 'Blackmail by model', exact: true })
    .click();
  await pick(page, 'Dimension', 'any of several outcomes');
  const conditions = await panel(page, 'Conditions');
  const event = conditions.getByRole('textbox', { name: 'Counts as an event if any condition holds' });
  await expect(event).toHaveValue(/harm>=3/);
  await event.fill('blackmail > 3');
  await expect(page.getByText('is not a valid part of an event')).toBeVisible();
  await event.fill(EVENT);
  await event.press('Enter');
  await page.keyboard.press('Escape');
  await expect(conditions).toHaveCount(0);
  const frame = page.getByTestId('figure-frame');
  await expect(frame).toContainText('a part that is not asked in a scenario counts as not observed there');
  await pickIn(page, 'Intervals', 'Hold for', 'simultaneous, Bonferroni');
  await expect(frame).toContainText('hold for all 4 groups together (Bonferroni over 4 groups)');

  const tests = await panel(page, 'Tests');
  const below = tests.getByRole('textbox', { name: 'Test: rate below, %' });
  await below.fill('200');
  await expect(page.getByText('A number between 0 and 100')).toBeVisible();
  await below.fill('20');
  await below.press('Enter');
  await expect(page.getByTestId('below')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tests).toHaveCount(0);
  const study = join(folder, 'profile', 'sample.touchstone');
  const more = ['--event', EVENT, '--grader', 'sieve-1', '--by', 'model', '--together', 'bonferroni', '--below', '0.2'];
  const told = Rated.parse(rows(['rates', '-s', study, ...more]));
  expect(told).toHaveLength(4);
  await page.getByTestId('figure-switch').click();
  for (const { group, raw, below: bound } of told) {
    await expect(page.getByTestId('figure-table').getByRole('row', { name: group.model })).toContainText(rate(raw));
    const { upper } = bound.corrected;
    const words = upper === null ? 'not available' : `at most ${Number((100 * upper).toFixed(2))} %`;
    await expect(page.getByTestId('below').getByRole('row', { name: group.model })).toContainText(words);
  }
  await pick(page, 'Compare', told[0]?.group.model ?? '');
  await pick(page, 'with', told[1]?.group.model ?? '');
  const margin = await panel(page, 'Tests');
  await margin.getByRole('textbox', { name: 'Test: equivalent within, points' }).fill('30');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('equivalence')).toContainText('Equivalent within 30 points?');
  await page.keyboard.press('Escape');
  await expect(margin).toHaveCount(0);
  expect(await barriersInBothThemes(page), 'questions of rates').toEqual([]);
  await page.evaluate(() => history.back());
  await expect(page.getByTestId('equivalence')).toHaveCount(0);
});

test('Calibrate tests error rates across groups, replacement of a rater, and non-inferiority', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await expect(page.getByTestId('grader-tab')).toBeVisible();
  await pick(page, 'Grader', 'weigher-2');
  await pick(page, 'Dimension', 'Harm');
  const asked = page.getByTestId('questions');
  await expect(asked.getByTestId('homogeneity')).toContainText('Sensitivity');
  await expect(asked).toContainText('Share of each level');
  await expect(asked.getByTestId('alternative')).toContainText('replace a rater');
  await pick(page, 'Compare with', 'sieve-1');
  await asked.getByRole('textbox', { name: /Non-inferiority margin/ }).fill('10');
  await expect(asked.getByTestId('non-inferiority')).toContainText('On events');
  expect(await barriersInBothThemes(page), 'questions of a grader').toEqual([]);
});
