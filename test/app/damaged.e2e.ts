// A study with a trigger added by another program: the window refuses it, names the trigger, and saves what can be read
// into a clean study, which opens.
import { join } from 'node:path';
import { removeBase } from '../support/hostile/base.ts';
import { FOREIGN } from '../support/hostile/kinds.ts';
import { expect, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { answerDialogs } from './packets.ts';

test.afterAll(removeBase);

test('a study with a foreign trigger is saved as a clean study', async ({ folder, running }) => {
  const study = join(folder, 'from a stranger.touchstone');
  FOREIGN.find(({ name }) => name === 'a trigger that deletes gold')?.make(study);
  const { app, page } = await running([study]);
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('trigger steal');
  expect(await barriersInBothThemes(page)).toEqual([]);
  await answerDialogs(app, { save: join(folder, 'clean.touchstone') });
  await notice.getByRole('button', { name: 'Save into a clean study…' }).click();
  const outcome = page.getByRole('status', { name: 'Clean study' });
  await expect(outcome).toContainText('Saved 6 transcripts, 8 labels, 4 gold levels');
  await expect(outcome).toContainText('Nothing was left out.');
  await outcome.getByRole('button', { name: 'Open the clean study' }).click();
  await expect(page.getByTestId('frame')).toBeVisible();
});
