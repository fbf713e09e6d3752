// A queue drawn by a design in the window, by keyboard alone: the dialog shows how many it takes of each stratum before
// it draws.
import { expect, joinAs, test } from '../support/app.ts';
import { inLabel, inLibrary } from './places.ts';

test('a stratified sample is previewed, drawn and opened in Label', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Make queue' }).focus();
  await keyboard.press('Enter');
  await dialog.getByRole('radio', { name: 'All of them' }).focus();
  await keyboard.press('ArrowRight');
  await dialog.getByRole('textbox', { name: 'Name of the queue' }).focus();
  await keyboard.type('By scenario');
  await dialog.getByRole('button', { name: /How they are chosen/ }).focus();
  await keyboard.press('Enter');
  await page.getByRole('option', { name: 'Stratified by a facet' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: /per cent/ }).fill('0');
  await dialog.getByRole('textbox', { name: /How many/ }).fill('30');
  await expect(dialog.getByTestId('strata').getByRole('row')).toHaveText([
    /Stratum/,
    /blackmail\s*240\s*10\s*4.17%/,
    /financial_crimes\s*240\s*10/,
    /research_sabotage\s*240\s*10/,
  ]);
  await dialog.getByText('How many are needed?').click();
  await dialog.getByRole('textbox', { name: 'Wanted' }).fill('5');
  await dialog.getByRole('textbox', { name: 'Expected rate' }).fill('10');
  // Wilson's interval around 10 % is narrow enough from 141 labels
  await expect(dialog.getByTestId('plan')).toContainText('Simple random: 141 labels');
  await expect(dialog.getByTestId('plan-by-model').getByRole('row')).toContainText([
    'Simple random',
    /alder-1\s*180\s*141/,
    /birch-2\s*180\s*141/,
    /cedar-3\s*180\s*141/,
    /dogwood-4\s*180\s*141/,
    /together\s*720\s*564/,
  ]);
  await dialog.getByRole('textbox', { name: 'is the rate below' }).fill('20');
  await expect(dialog.getByTestId('plan-below')).toContainText('the exact test shows it');
  await dialog.getByRole('textbox', { name: /How many of/ }).focus();
  await keyboard.press('Enter');
  await inLabel(page);
  await expect(page.getByTestId('progress')).toHaveText('0 of 30 done');
});
