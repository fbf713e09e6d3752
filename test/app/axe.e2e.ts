// Every place, in both themes, has nothing that axe would call a barrier, and no control that a screen reader has no
// name for.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, joinAs, test } from '../support/app.ts';
import { barriersInBothThemes } from './barriers.ts';
import { drop, inLibrary, queueAll, row } from './places.ts';
import { auditedStudy, labelledStudy, syntheticStudy } from './study.ts';

test('no barrier on Start', async ({ running }) => {
  const { page } = await running();
  await joinAs(page, 'Ada');
  await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible();
  expect(await barriersInBothThemes(page)).toEqual([]);
});

test('no barrier in any place', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 12)]);
  const barriers = (): Promise<string[]> => barriersInBothThemes(page);
  await inLibrary(page);
  await page.getByRole('button', { name: 'Who is rating?' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await barriers(), 'who is rating').toEqual([]);
  await page.keyboard.press('Escape');
  await joinAs(page, 'Ada');
  expect(await barriers(), 'library').toEqual([]);
  await row(page).nth(2).click();
  await expect(page.getByTestId('transcript').getByTestId('message').first()).toBeVisible();
  expect(await barriers(), 'library with preview').toEqual([]);
  await queueAll(page, 'all');
  await page.keyboard.press('e');
  await page.keyboard.press('h');
  await expect(page.getByTestId('evidence-chip')).toHaveCount(1);
  expect(await barriers(), 'label').toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await barriers(), 'keys').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+7');
  await expect(page.getByTestId('rubric-state')).toHaveText('Current version');
  expect(await barriers(), 'rubric').toEqual([]);
  await page.getByTestId('rubric-editor').locator('.view-lines').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('x');
  await expect(page.getByTestId('mistakes')).toBeVisible();
  expect(await barriers(), 'rubric with a mistake').toEqual([]);
  await page.getByTestId('rubric-version').click();
  await expect(page.getByTestId('rubric-diff').locator('.line-insert').first()).toBeVisible();
  expect(await barriers(), 'versions compared').toEqual([]);
  await page.getByRole('link', { name: 'Export' }).click();
  await page.getByTestId('export-what-transcripts').click();
  await expect(page.getByTestId('export-preview')).toBeVisible();
  expect(await barriers(), 'export').toEqual([]);
  await page.getByTestId('export-as-parquet').click();
  await expect(page.getByTestId('export-preview').getByRole('table')).toBeVisible();
  expect(await barriers(), 'export as a table').toEqual([]);
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"messages": [');
  await drop(page, [broken]);
  await expect(page.getByTestId('import-report')).toBeVisible();
  expect(await barriers(), 'imports').toEqual([]);
});

test('no barrier where raters are compared', async ({ folder, running }) => {
  const { page } = await running([labelledStudy(folder).study]);
  const barriers = (): Promise<string[]> => barriersInBothThemes(page);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Adjudicate' }).click();
  await expect(page.getByTestId('second-opinion')).toBeVisible();
  await page.keyboard.press('2');
  await page.keyboard.press('h');
  expect(await barriers(), 'adjudicate, a level picked').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('to-decide')).toContainText('1 gold');
  await page.getByTestId('unit').first().click();
  await expect(page.getByTestId('decision')).toBeVisible();
  expect(await barriers(), 'adjudicate, decided').toEqual([]);
  await page.keyboard.press('Shift+A');
  await expect(page.getByTestId('rule-would')).toContainText('gold.');
  expect(await barriers(), 'apply a rule').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Calibrate' }).click();
  await page.getByRole('tab', { name: 'Raters’ agreement' }).click();
  await expect(page.getByTestId('pairs')).toBeVisible();
  expect(await barriers(), 'agreement').toEqual([]);
});

test('no barrier where a grader is held against gold', async ({ running }) => {
  const { page } = await running(['--sample']);
  const barriers = (): Promise<string[]> => barriersInBothThemes(page);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Calibrate' }).click();
  await expect(page.getByTestId('level-matrix')).toBeVisible();
  await expect(page.getByTestId('residuals')).toBeVisible();
  await page.getByTestId('best-youden').click();
  await expect(page.getByTestId('held-out')).toContainText('measured on the other');
  expect(await barriers(), 'grader').toEqual([]);
  await page.getByTestId('change-mapping').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await barriers(), 'how a grader is read').toEqual([]);
});

test('no barrier in the audit', async ({ folder, running }) => {
  const { page } = await running([auditedStudy(folder).study]);
  const barriers = (): Promise<string[]> => barriersInBothThemes(page);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByTestId('disputes-left')).toHaveText('4 to decide, 0 decided');
  expect(await barriers(), 'audit, own level').toEqual([]);
  await page.keyboard.press('1');
  await expect(page.getByTestId('citation')).toHaveCount(2);
  await page.keyboard.press('2');
  await page.keyboard.press('Shift+Digit1');
  expect(await barriers(), 'audit, verdict').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('made')).toBeVisible();
  expect(await barriers(), 'audit, decided').toEqual([]);
  await page.keyboard.press('Shift+V');
  await expect(page.getByTestId('versions-counts')).toBeVisible();
  expect(await barriers(), 'versions compared').toEqual([]);
});
