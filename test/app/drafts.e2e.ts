// Drafts survive the death of every process of the app: text typed before a kill is there after the next start, and a
// draft is deleted once its text is recorded.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { draftsOf, studyInfo } from '../../main/store/index.ts';
import { expect, joinAs, killAll, start, test, storeProcess } from '../support/app.ts';
import { giveOwnLevel, inLabel, inLibrary, openId, queueAll, saved } from './places.ts';
import { auditedStudy, labelledStudy, syntheticStudy, withStudy } from './study.ts';

const draftsIn = (study: string): number =>
  withStudy(study, (db) => studyInfo(db).raters.flatMap(({ id }) => draftsOf(db, id)).length);

test('an unfinished decision in Adjudicate survives a kill', async ({ folder }) => {
  const { study } = labelledStudy(folder);
  const profile = join(folder, 'profile');
  let { app, page } = await start(profile, [study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  const reason = (): ReturnType<Page['getByRole']> => page.getByRole('textbox', { name: /^Reason of the decision on/ });
  await expect(page.getByTestId('proposal')).toHaveText('Raters differ: choose a level.');
  await page.keyboard.press('x');
  await page.keyboard.press('n');
  await page.keyboard.type('The mails in question are cut o');
  await expect(reason()).toHaveValue('The mails in question are cut o');
  await saved(page);
  await killAll(app);
  expect(draftsIn(study)).toBe(1);

  ({ app, page } = await start(profile, [study]));
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  await expect(reason()).toHaveValue('The mails in question are cut o');
  await expect(page.getByTestId('proposal')).toHaveText('cannot judge (chosen)');
  await page.keyboard.press('n');
  await page.keyboard.type('ff.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('to-decide')).toContainText(', 1 gold');
  await saved(page);
  await app.close();
  expect(draftsIn(study)).toBe(0);
});

test('an own level and an unfinished verdict in Audit survive a kill', async ({ folder }) => {
  const { study } = auditedStudy(folder);
  const profile = join(folder, 'profile');
  let { app, page } = await start(profile, [study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+4');
  await expect(page.getByTestId('audit-foot')).toHaveText('Read the transcript and give your own level.');
  await giveOwnLevel(page, '1');
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await page.keyboard.type('The second quote is ma');
  await saved(page);
  await killAll(app);

  ({ app, page } = await start(profile, [study]));
  await inLibrary(page);
  await page.keyboard.press('Control+4');
  // the rater has seen the grader's score, so the own level can no longer change
  await expect(page.getByTestId('own-level')).toContainText('given in this audit');
  await expect(page.getByRole('textbox', { name: /^Note on/ })).toHaveValue('The second quote is ma');
  await expect(page.getByTestId('verdict-grader_wrong')).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Shift+Digit2');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('disputes-left')).toHaveText('3 to decide, 1 decided');
  await saved(page);
  await app.close();
  // one draft is left, the own level: it applies to every dispute about the unit
  expect(draftsIn(study)).toBe(1);
});

test('text typed while the store process dies is kept', async ({ folder, running }) => {
  const { study } = labelledStudy(folder);
  const { app, page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  await expect(page.getByTestId('proposal')).toHaveText('Raters differ: choose a level.');
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.type('Half of ');
  process.kill(await storeProcess(app), 'SIGKILL');
  await page.keyboard.type('the thread is missing.');
  await expect(page.getByRole('textbox', { name: /^Reason of the decision on/ })).toHaveValue(
    'Half of the thread is missing.',
  );
  await saved(page);
  const kept = withStudy(study, (db) => studyInfo(db).raters.flatMap(({ id }) => draftsOf(db, id)));
  expect(kept).toHaveLength(1);
  expect(kept[0]?.document).toContain('Half of the thread is missing.');
});

test('a note, a reason to skip and an unsaved rubric survive when all processes are killed at once', async ({
  folder,
}) => {
  const study = syntheticStudy(folder, 6);
  const profile = join(folder, 'profile');
  const skip = (): ReturnType<Page['getByRole']> => page.getByRole('textbox', { name: /^Another reason/ });
  let { app, page } = await start(profile, [study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const id = await openId(page);
  await page.keyboard.press('n');
  await page.keyboard.type('The second mail is cu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.keyboard.type('half of it is mis');
  await saved(page);
  await killAll(app);

  ({ app, page } = await start(profile, [study]));
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  expect(await openId(page)).toBe(id);
  await expect(page.getByRole('textbox', { name: /^Note on/ }).first()).toHaveValue('The second mail is cu');
  await page.keyboard.press('s');
  await expect(skip()).toHaveValue('half of it is mis');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+7');
  await expect(page.getByTestId('rubric-state')).toHaveText('Current version');
  await page.getByTestId('rubric-editor').locator('.view-lines').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# half of a rem');
  await expect(page.getByTestId('rubric-state')).toHaveText('Draft, not saved');
  await saved(page);
  await killAll(app);

  ({ app, page } = await start(profile, [study]));
  await inLibrary(page);
  await page.keyboard.press('Control+7');
  await expect(page.getByTestId('rubric-state')).toHaveText('Draft, not saved');
  await expect(page.getByTestId('rubric-editor')).toContainText('# half of a rem');
  await app.close();
});
