// The Library by keyboard alone: a filter that is completed, a mistake in it, a saved view, chosen transcripts, a
// queue, and the raw view.
import { expect, joinAs, test } from '../support/app.ts';
import { inLabel, inLibrary, row } from './places.ts';

test('a filter is completed, saved as a view, chosen from and queued by keyboard alone', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  const { keyboard } = page;
  const count = page.getByTestId('result-count');

  await keyboard.press('/');
  await keyboard.type('scen');
  const options = page.getByTestId('search-completions').getByRole('option');
  await expect(options.first()).toHaveText(/^scenario:/);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await expect(options).toHaveText([/blackmail/, /financial_crimes/, /research_sabotage/]);
  await keyboard.press('Tab');
  await expect(page.getByTestId('search-all')).toHaveValue('scenario:blackmail ');
  await expect(page.getByTestId('search-all')).toBeFocused();
  await expect(count).toHaveText('240 of 720 transcripts');

  await keyboard.type('messages>=many');
  await expect(page.getByTestId('search-mistake')).toContainText('"many" is not a number');
  await expect(page.getByTestId('search-wrong')).toContainText('messages>=many');
  for (const _ of 'many') await keyboard.press('Backspace');
  await keyboard.type('20');
  await expect(page.getByTestId('search-mistake')).toHaveText('');
  const found = '117 of 720 transcripts';
  await expect(count).toHaveText(found);

  await page.getByRole('button', { name: 'Views' }).focus();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  await keyboard.type('Long blackmail');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Long blackmail' })).toBeVisible();
  await keyboard.press('/');
  await keyboard.press('Escape');
  await expect(count).toHaveText(found);
  await expect(page.getByTestId('library-table')).toBeFocused();
  await keyboard.press('/');
  await keyboard.press('Backspace');
  await keyboard.press('Enter');
  await expect(count).toHaveText('720 transcripts');
  await page.getByRole('button', { name: 'Views' }).focus();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(count).toHaveText(found);

  await keyboard.press('/');
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('x');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await expect(count).toContainText('3 chosen');
  await expect(page.locator('[data-picked]')).toHaveCount(3);
  await page.getByRole('button', { name: 'Make queue' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('3 transcripts chosen by hand');
  await keyboard.type('Three');
  await keyboard.press('Enter');
  await inLabel(page);
  await expect(page.getByTestId('progress')).toHaveText('0 of 3 done');
});

test('queues and brackets are completed, and the last rows stay on the screen while a word is typed', async ({
  running,
}) => {
  const { page } = await running(['--sample']);
  await inLibrary(page);
  const { keyboard } = page;
  const search = page.getByTestId('search-all');
  const options = page.getByTestId('search-completions').getByRole('option');
  await keyboard.press('/');
  await keyboard.type('queue:pr');
  await expect(options.first()).toHaveText(/practice/);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Tab');
  await expect(search).toHaveValue('queue:practice ');
  await expect(page.getByTestId('result-count')).toHaveText('40 of 720 transcripts');
  await keyboard.type('label[har');
  await expect(options.first()).toHaveText(/harm/);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await expect(search).toHaveValue('queue:practice label[harm]');
  await keyboard.press('Control+a');
  await keyboard.press('Backspace');
  await expect(page.getByTestId('result-count')).toHaveText('720 transcripts');
  await keyboard.type('zzyzx');
  await expect(page.getByTestId('result-count')).toHaveText('0 of 720 transcripts');
  await expect(row(page).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(row(page)).toHaveCount(0);
});

test('the original file is shown in full, but without graders’ scores while these are hidden', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  const dialog = page.getByRole('dialog');
  const raw = async (which: string): Promise<void> => {
    const wanted = page.locator(`[data-testid="library-row"]${which}`).first();
    const title = (await wanted.getByRole('gridcell').nth(1).textContent()) ?? '';
    await wanted.click();
    // the previous transcript stays on the screen until this one has loaded
    await expect(page.getByTestId('preview').getByRole('heading', { level: 2 })).toHaveText(title);
    await page.getByTestId('preview').getByTestId('message').first().waitFor();
    await page.keyboard.press('Shift+R');
    await expect(dialog).toBeVisible();
  };
  await raw(':not(:has([data-hidden]))');
  await expect(dialog.getByTestId('raw-editor').locator('.view-lines')).toContainText('messages');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await raw(':has([data-hidden])');
  await expect(
    dialog.getByText('everything except the conversation is hidden until you submit your label'),
  ).toBeVisible();
  await expect(dialog.getByTestId('raw-editor').locator('.view-lines')).toContainText('(hidden until');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});
