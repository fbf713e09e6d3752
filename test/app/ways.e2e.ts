// Ways through the app: from a search to labelling its hits, back again, the rater's own marks as a list, and the
// palette.
import type { Locator } from '@playwright/test';
import { expect, joinAs, storeProcess, test } from '../support/app.ts';
import { inLabel, inLibrary, openId, row, saved } from './places.ts';

test('a search hit is kept in the preview and in Label, and the arrow keys go through the list', async ({
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  const { keyboard } = page;
  const hits = page.getByTestId('carried-hits');
  await keyboard.press('/');
  await keyboard.type('windlass scenario:blackmail ');
  await keyboard.press('Enter');
  // the count shows that the whole text, which is searched after every letter, has been searched
  await expect(page.getByTestId('result-count')).toHaveText('16 of 720 transcripts');
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await expect(hits).toContainText('Hit 1 of');
  await expect(
    page
      .getByTestId('transcript')
      .getByText(/windlass/)
      .first(),
  ).toBeInViewport();

  await keyboard.press('Enter');
  await inLabel(page);
  await expect(hits).toContainText('windlass');
  await expect(page.getByTestId('progress')).toHaveText('0 of 16 done');
  await expect(
    page
      .getByTestId('transcript')
      .getByText(/windlass/)
      .first(),
  ).toBeInViewport();
  // rows show titles, not only scenarios
  await expect(page.getByTestId('queue-item').first()).toContainText('Harbour dispatch');
  const first = await openId(page);
  await keyboard.press('ArrowRight');
  await expect.poll(() => openId(page)).not.toBe(first);
  await expect(hits).toContainText('Hit 1 of');
  await keyboard.press('F3');
  await expect(hits).toContainText(/Hit [12] of/);

  // Back goes to the previous transcript, then to the list as it was
  await keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => openId(page)).toBe(first);
  await keyboard.press('Alt+ArrowLeft');
  await inLibrary(page);
  await expect(page.getByTestId('search-all')).toHaveValue('windlass scenario:blackmail');
  await keyboard.press('Alt+ArrowRight');
  await inLabel(page);
  await expect.poll(() => openId(page)).toBe(first);
});

test('Back goes through places, filters and figures, by key, mouse button and menu', async ({ running }) => {
  const { app, page } = await running(['--sample']);
  await inLibrary(page);
  const count = page.getByTestId('result-count');
  await page.locator('[data-testid="facet-value"][data-value="blackmail"]').click();
  await expect(count).toHaveText('240 of 720 transcripts');
  await page.keyboard.press('Control+6');
  const figures = page.getByRole('link', { name: /Harm|Blackmail/ });
  await figures.first().click();
  const one = page.url();
  await figures.nth(1).click();
  await expect.poll(() => page.url()).not.toBe(one);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => page.url()).toBe(one);
  const mouse = (button: number): Promise<void> =>
    page.evaluate(
      (which) => void window.dispatchEvent(new MouseEvent('mouseup', { button: which, cancelable: true })),
      button,
    );
  await mouse(3);
  await mouse(3);
  await expect(count).toHaveText('240 of 720 transcripts');
  await app.evaluate(({ Menu }) => {
    const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'View');
    view?.submenu?.items.find(({ label }) => label === 'Back')?.click();
  });
  await expect(count).toHaveText('720 transcripts');
  await mouse(4);
  await expect(count).toHaveText('240 of 720 transcripts');
});

test('the rater’s own bookmarks are a list and a field of the search', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  const id = await openId(page);
  await page.keyboard.press('b');
  await saved(page);
  await page.keyboard.press('y');
  await page.getByTestId('marked').getByRole('button', { name: '1 bookmark' }).click();
  await expect(page.getByTestId('result-count')).toHaveText('1 of 720 transcripts');
  await expect(row(page)).toHaveAttribute('data-id', id);
  await expect(page.getByTestId('search-all')).toHaveValue('bookmark:yes');
});

test('the palette lists the actions of the place, selects its first row, and tells equal titles apart', async ({
  running,
}) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  const entries = page.getByTestId('palette-entry');
  await page.keyboard.press('Control+k');
  await expect(entries.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('skip with');
  await expect(entries.first()).toContainText('Skip with a reason');
  await expect(entries.first()).toContainText('Label');
  await page.keyboard.press('Enter');
  const skip = page.getByRole('dialog', { name: 'Skip this transcript' });
  await expect(skip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(skip).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('harbour dis');
  await expect(entries.nth(3)).toBeVisible();
  const told = await entries.allTextContents();
  expect(new Set(told).size).toBe(told.length);
  expect(told[0]).toMatch(/sample-\d{4} · (alder|birch|cedar|dogwood)-\d · (to do|started|done)/);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('preview')).toContainText('Harbour dispatch');
});

test('two transcripts are compared side by side, and keys act on one of them', async ({ running }) => {
  const { app, page } = await running(['--sample']);
  await inLibrary(page);
  const { keyboard } = page;
  await keyboard.press('/');
  await keyboard.press('ArrowDown');
  // keys come faster than the store replies: the preview has opened and has read nothing yet
  const store = await storeProcess(app);
  process.kill(store, 'SIGSTOP');
  await keyboard.press('Home');
  await keyboard.press('x');
  await keyboard.press('ArrowDown');
  await keyboard.press('x');
  await expect(page.getByTestId('result-count')).toContainText('2 chosen');
  await expect(page.getByTestId('preview')).toBeVisible();
  await keyboard.press('v');
  await expect(page.getByTestId('preview')).toBeHidden();
  process.kill(store, 'SIGCONT');
  const [left, right] = [page.getByTestId('compare-left'), page.getByTestId('compare-right')];
  await expect(left.getByTestId('message').first()).toBeVisible();
  await expect(right.getByTestId('message').first()).toBeVisible();
  await expect(left).toContainText('sample-0001');
  await expect(right).toContainText('sample-0002');
  // each names its own value of a facet in which they differ
  const differs = / · (\w+): /;
  const facetOf = async (side: Locator): Promise<string> => differs.exec((await side.textContent()) ?? '')?.[1] ?? '';
  await expect.poll(() => facetOf(left)).not.toBe('');
  const facet = await facetOf(left);
  await expect.poll(() => facetOf(right)).toBe(facet);
  // keys act on one of the two
  await keyboard.press('ArrowRight');
  await keyboard.press('j');
  await expect(right.locator('[data-message="1"][data-focused]')).toBeVisible();
  await expect(left.locator('[data-message="0"][data-focused]')).toBeVisible();
  await keyboard.press('Escape');
  await inLibrary(page);
});
