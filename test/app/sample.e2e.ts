// The first start: no study, one question, and the sample study at the press of a button.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, joinAs, test } from '../support/app.ts';
import { inLabel, inLibrary, openId, row, saved } from './places.ts';

test('the sample study opens, says that it is synthetic, and keeps what is labelled', async ({
  folder,
  started: running,
}) => {
  const first = await running();
  await joinAs(first.page, 'Ada');
  await first.page.getByRole('button', { name: 'Open the sample study' }).click();
  await inLibrary(first.page);
  await expect(first.page.getByTestId('result-count')).toContainText('720 transcripts');
  await expect(first.page.getByText('synthetic', { exact: true })).toBeVisible();
  await expect(row(first.page).first()).toContainText(/alder|birch|cedar|dogwood/);
  await first.page.keyboard.press('Control+2');
  await inLabel(first.page);
  await expect(first.page.getByTestId('progress')).toHaveText('0 of 40 done');
  const id = await openId(first.page);
  await first.page.keyboard.press('2');
  await saved(first.page);
  await first.app.close();
  expect(readFileSync(join(folder, 'profile', 'settings.json'), 'utf8')).toContain('Ada');

  const second = await running(['--sample']);
  await inLibrary(second.page);
  await second.page.keyboard.press('Control+2');
  await inLabel(second.page);
  await expect(second.page.locator(`[data-testid="queue-item"][data-id="${id}"]`)).toHaveAttribute(
    'data-state',
    'started',
  );
  await second.app.close();

  // the study is still called synthetic under another file name
  const copy = join(folder, 'renamed.touchstone');
  copyFileSync(join(folder, 'profile', 'sample.touchstone'), copy);
  const third = await running([copy]);
  await inLibrary(third.page);
  await expect(third.page.getByRole('heading', { name: 'renamed' })).toBeVisible();
  await expect(third.page.getByText('synthetic', { exact: true })).toBeVisible();
});

test('without a study only Start is shown, without a rail', async ({ running }) => {
  const { page } = await running();
  await joinAs(page, 'Ada');
  await expect(page.getByRole('heading', { name: 'Touchstone' })).toBeVisible();
  await expect(page.getByText('Studies that you open are listed here.')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});
