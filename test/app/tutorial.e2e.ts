// The first minute: the sample study on the screen, a tutorial for a first label by keyboard, and the question who
// rates at the first label.
import { userInfo } from 'node:os';
import { expect, test } from '../support/app.ts';
import { inLabel, inLibrary, openId } from './places.ts';

test('the first window shows the study; the tutorial runs by keys, and the first label asks who rates', async ({
  running,
}) => {
  const { page } = await running(['--sample']);
  await inLibrary(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { keyboard } = page;
  const tutorial = page.getByTestId('tutorial');
  const at = (step: number): Promise<void> => expect(tutorial).toHaveAttribute('data-step', String(step));
  await expect(page.getByTestId('tutorial-offer')).toBeVisible();
  await keyboard.press('Shift+T');
  await inLabel(page);
  await at(1);
  await keyboard.press('j');
  await at(2);
  await keyboard.press('h');
  await at(3);
  // the tutorial shows the keys of the rubric
  await expect(tutorial.locator('kbd').first()).toHaveText('0');
  await keyboard.press('0');
  await expect(page.getByTestId('rater-question').getByRole('textbox')).toHaveValue(userInfo().username);
  await at(4);
  await keyboard.press('e');
  await at(5);
  await keyboard.press('Control+z');
  await at(6);
  const id = await openId(page);
  await keyboard.press('Shift+Q');
  await expect(tutorial).toBeHidden();
  expect(await openId(page)).toBe(id);
  await keyboard.press('Control+1');
  await inLibrary(page);
  await expect(page.getByTestId('tutorial-offer')).toHaveCount(0);
});

test('Start has a panel for dropped files, recent studies and packets', async ({ running }) => {
  const { page } = await running();
  await expect(page.getByTestId('drop-panel')).toContainText('Drop files here');
  await expect(page.getByRole('heading', { name: 'Recent studies' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open packet…' })).toBeVisible();
});
