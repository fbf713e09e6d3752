// A study that is restored from a backup in the window, and a study whose file is replaced while it is open.
import { copyFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { json, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { chatLines } from '../support/synthetic.ts';
import { inLabel, inLibrary, row, saved } from './places.ts';
import { syntheticStudy } from './study.ts';

const Listed = z.array(z.object({ state: z.string() }));

test('restoring a backup from the settings keeps the replaced study and says so', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 6);
  const copy = join(folder, 'saved.touchstone');
  expect(touchstone(['backup', '-s', study, '-o', copy]).status).toBe(0);
  const more = join(folder, 'more.jsonl');
  writeFileSync(more, chatLines(99, 2, 6, 8));
  expect(touchstone(['import', '-s', study, more]).status).toBe(0);
  expect(touchstone(['restore', '-s', study, '--from', copy]).status).toBe(0);

  const { app, page } = await running([study]);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await expect(page.getByTestId('result-count')).toHaveText('6 transcripts');
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Backups…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Backups of/ });
  await expect(dialog).toContainText('before a backup was restored');
  // the listed state is the one in a seal: shown shortened, copied in full
  const [listed] = Listed.parse(json(['backup', '-s', study, '--list']));
  await expect(dialog.getByTestId('backup-state')).toHaveText(`State ${listed?.state.slice(0, 12)}`);
  await dialog.getByRole('button', { name: 'Copy state' }).click();
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: copied }) => copied.readText());
  await expect.poll(clipboard).toBe(listed?.state);
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Its earlier state is kept in');
  await expect(page.getByTestId('result-count')).toHaveText('8 transcripts');
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a restored study shows the labels of the backup', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 2);
  const copy = join(folder, 'saved.touchstone');
  expect(touchstone(['backup', '-s', study, '-o', copy]).status).toBe(0);
  expect(touchstone(['restore', '-s', study, '--from', copy]).status).toBe(0);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  const open = page.locator('[data-testid="queue-item"][aria-current]');
  const openFirst = async (): Promise<void> => {
    await inLibrary(page);
    await row(page).first().click();
    await page.keyboard.press('Enter');
    await inLabel(page);
  };
  await openFirst();
  await page.keyboard.press('1');
  await saved(page);
  await expect(open).toHaveAttribute('data-state', 'started');
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Backups…' }).click();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Its earlier state is kept in');
  await openFirst();
  await expect(open).toHaveAttribute('data-state', 'todo');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('status')).toContainText('Nothing to undo');
});

test('a study whose file is exchanged while it is open is closed, and the file stays as it is', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 6);
  const other = join(folder, 'other.touchstone');
  copyFileSync(study, other);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  renameSync(other, study);
  await expect(page.getByRole('alert')).toContainText('Another file replaced the study');
  expect(touchstone(['verify', '-s', study]).status).toBe(0);
  // the replaced study is among its backups, which can be listed even though no study is open
  await page.getByRole('button', { name: 'Backups…' }).click();
  await expect(page.getByRole('dialog')).toContainText('when another file replaced it');
  await expect(page.getByTestId('backup-state').first()).toHaveText(/^State [0-9a-f]{12}$/);
});
