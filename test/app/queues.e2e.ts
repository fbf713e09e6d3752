// Closing and deleting queues in the packaged app: a closed queue takes no more work, and the consequences of a
// deletion are shown before it.
import { expect, joinAs, test } from '../support/app.ts';
import { json, rows } from '../cli/touchstone.ts';
import { syntheticStudy } from './study.ts';

test('one queue is closed, another deleted after its consequences are shown, and Label opens the remaining one', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 12);
  for (const name of ['first', 'second', 'third']) json(['sample', '-s', study, '--n', '4', '--queue', name]);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await page.keyboard.press('Control+2');
  await expect(page.getByTestId('progress')).toHaveText('0 of 4 done');
  await page.getByTestId('queues').press('Enter');
  const row = (name: string) => page.locator(`[data-testid="queue-row"][data-queue="${name}"]`);
  await row('first').getByRole('button', { name: 'Close first' }).press('Enter');
  await expect(row('first')).toContainText('closed');
  await row('second').getByRole('button', { name: 'Delete second' }).press('Enter');
  await expect(row('second').getByRole('alert')).toContainText('Nobody has worked on second');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(row('second')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: /Queue/ }).first()).toContainText('third');
  expect(rows(['queue', 'list', '-s', study])).toMatchObject([
    { name: 'first', closed: true },
    { name: 'third', closed: false },
  ]);
});
