// A saved figure is updated, renamed, moved and frozen; after the data changes, the frozen figure keeps its published
// numbers and shows the difference.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { inLibrary, panel } from './places.ts';

const saved = (page: Page) => page.getByRole('navigation', { name: 'Saved figures' });
const FIRST = 'Blackmail by model';
const SECOND = 'Refusals as training: harm before and after';

async function menu(page: Page, item: string): Promise<void> {
  await page.getByTestId('figure-menu').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('a frozen figure keeps what was published, and says what changed since', async ({ folder, running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Findings' }).click();
  await saved(page).getByRole('link', { name: FIRST, exact: true }).click();
  await expect(page.getByTestId('figure')).toContainText('alder-1');

  await menu(page, 'Move down');
  await expect(saved(page).getByRole('listitem').first()).toContainText(SECOND);
  const rates = await panel(page, 'Grader and rates');
  await rates.getByText('from gold').click();
  await page.keyboard.press('Escape');
  await expect(rates).toHaveCount(0);
  await page.getByTestId('figure-update').click();
  await expect(page.getByTestId('figure-update')).toHaveCount(0);
  await menu(page, 'Rename…');
  await page.getByRole('dialog').getByRole('textbox').fill('Table 1');
  await page.keyboard.press('Enter');
  await expect(saved(page).getByRole('link', { name: 'Table 1' })).toHaveAttribute('data-current', 'true');
  await menu(page, 'Freeze as published');
  await expect(page.getByTestId('frozen')).toContainText('unchanged since published');
  await expect(page.getByTestId('frozen-seal')).toContainText(/State of the study then: [0-9a-f]{16}/);
  const before = await page.getByTestId('figure').textContent();

  // the data changes: the grader scores a model again, on its own dimension
  const study = join(folder, 'profile', 'sample.touchstone');
  const again = rows(['list', '-s', study, '--where', 'model:alder-1 scenario:blackmail']);
  const table = join(folder, 'scores.csv');
  writeFileSync(table, ['id,dimension,value', ...again.map(({ id }) => `${String(id)},misaligned,0`)].join('\n'));
  json(['scores', 'import', '-s', study, table, '--grader', 'sieve-1']);
  await page.reload();
  await expect(page.getByTestId('frozen')).toContainText(', changed since published');
  await expect(saved(page).getByRole('link', { name: /^Table 1/ })).toContainText('changed since published');
  await expect(page.getByTestId('figure')).toHaveText(before ?? '');
  await expect(page.getByRole('row', { name: /^alder-1 raw/ })).toContainText('points');
  expect(await barriersInBothThemes(page), 'a frozen figure').toEqual([]);

  await page.getByRole('button', { name: 'Show today’s figure' }).click();
  await expect(page.getByTestId('figure')).not.toHaveText(before ?? '');
  await menu(page, 'Unfreeze…');
  await page.getByRole('button', { name: 'Delete published numbers' }).click();
  await expect(page.getByTestId('frozen')).toHaveCount(0);
});
