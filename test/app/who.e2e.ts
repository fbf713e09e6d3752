// Who is rating: asked by the first action that records a name, with the system's user filled in, and never before.
import { userInfo } from 'node:os';
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { inLabel, inLibrary, openId, queueAll, saved } from './places.ts';
import { auditedStudy, labelledStudy, syntheticStudy } from './study.ts';

const names = (study: string): unknown[] => [
  ...new Set(rows(['labels', 'list', '-s', study]).map((label) => label['rater_name'])),
];

test('the first label is recorded under the system user, and a question beside the work lets the rater correct the name', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 3);
  const { page } = await running([study]);
  const who = page.getByTestId('rater-question');
  await queueAll(page, 'all');
  const id = await openId(page);
  await expect(who).toBeHidden();
  await page.keyboard.press('2');
  await expect(who.getByRole('textbox')).toHaveValue(userInfo().username);
  // the question takes no key: the next key press goes to the desk
  const missing = await page.getByTestId('missing').textContent();
  await page.keyboard.press('1');
  await expect(page.getByTestId('missing')).not.toHaveText(missing ?? '');
  await saved(page);
  expect(names(study)).toEqual([userInfo().username]);

  await who.getByRole('textbox').fill('Ada');
  await who.getByRole('textbox').press('Enter');
  await expect(who).toBeHidden();
  await expect.poll(() => names(study)).toEqual(['Ada']);
  expect(await openId(page)).toBe(id);

  await page.getByRole('button', { name: 'Ada', exact: true }).click();
  const name = page.getByRole('dialog', { name: 'Who is rating?' }).getByRole('textbox').first();
  await name.fill('Ada L.');
  await name.press('Enter');
  await expect(page.getByRole('button', { name: 'Ada L.' })).toBeVisible();
  await expect.poll(() => names(study)).toEqual(['Ada L.']);
});

test('labels stay with their rater when another rater sits down, and the first rater finds them again', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 3);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await page.keyboard.press('1');
  await saved(page);
  const missing = page.getByTestId('missing');
  const ofAda = await missing.textContent();

  const who = page.getByRole('dialog', { name: 'Who is rating?' });
  await page.getByRole('button', { name: 'Ada', exact: true }).click();
  await who.getByLabel('Name of another rater').fill('Bo');
  await who.getByLabel('Name of another rater').press('Enter');
  await expect(page.getByRole('button', { name: 'Bo', exact: true })).toBeVisible();
  await inLabel(page);
  await expect(missing).not.toHaveText(ofAda ?? '');
  // Bo cannot undo Ada's answers
  await page.keyboard.press('Control+z');
  await page.keyboard.press('2');
  await saved(page);
  expect(names(study).toSorted()).toEqual(['Ada', 'Bo']);

  await page.getByRole('button', { name: 'Bo', exact: true }).click();
  await who.getByRole('button', { name: 'Ada' }).click();
  await expect(page.getByRole('button', { name: 'Ada', exact: true })).toBeVisible();
  await inLabel(page);
  await expect(missing).toHaveText(ofAda ?? '');
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});

test('a rule asks who is rating before it makes gold', async ({ folder, running }) => {
  const { study } = labelledStudy(folder);
  const { page } = await running([study]);
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  await expect(page.getByTestId('to-decide')).toHaveText('30 to decide, 0 gold');
  await page.keyboard.press('Shift+A');
  await expect(page.getByTestId('rule-would')).toContainText('This makes 27 units gold');
  await page.getByTestId('rule-apply').click();
  const who = page.getByRole('dialog', { name: 'Who is rating?' });
  await who.getByRole('textbox').fill('Zed');
  await who.getByRole('textbox').press('Enter');
  await expect(page.getByTestId('to-decide')).toHaveText('3 to decide, 27 gold');
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});

test('every place opens before a rater is named', async ({ folder, running }) => {
  const { page } = await running([auditedStudy(folder).study]);
  await inLibrary(page);
  for (const place of ['Label', 'Adjudicate', 'Audit', 'Calibrate', 'Findings', 'Rubric', 'Export']) {
    await page.getByRole('link', { name: place, exact: true }).click();
    await expect(page.getByRole('link', { name: place, exact: true })).toHaveAttribute('data-status', 'active');
    // the editor of the rubric has two alerts without text
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
  }
  await page.keyboard.press('y');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Who is rating?' })).toBeVisible();
});
