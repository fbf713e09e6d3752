// A key press draws only what it changes: a choice draws neither desk, transcript, map nor queue again, and only the
// two cards that it affects.
import { expect, joinAs, test } from '../support/app.ts';
import { inLabel, inLibrary, queueAll, row, saved } from './places.ts';
import { countRenders, idle, rendered } from './renders.ts';
import { labelledStudy, syntheticStudy } from './study.ts';

/**
 * Places that any action may draw: progress of labelling and reading, the saved state, announcements to screen readers,
 * and the loading state of the page, which shows nothing.
 */
const SAYS = ['missing', 'submit', 'saved', 'status', 'page', 'coverage'];

test('a choice in Label draws the answered card and the one that opens, and prepares the one after it', async ({
  folder,
  started: running,
}) => {
  const { page } = await running([syntheticStudy(folder, 4)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await countRenders(page);
  await inLabel(page);
  const cards = await page
    .locator('[data-testid^="dimension-"]')
    .evaluateAll((all) => all.map((card) => card.dataset['testid'] ?? ''));
  expect(cards.length).toBeGreaterThan(3);
  const [first = '', second = '', third = '', fourth = ''] = cards;
  // the first answer starts the label, so the queue is drawn as well
  await page.keyboard.press('1');
  await saved(page);
  await expect(page.locator('[data-testid="queue-item"][aria-current]')).toHaveAttribute('data-state', 'started');
  // waits until the card that the next answer would open is drawn, hidden; the first card is no longer drawn then
  await expect(page.getByTestId(third).getByRole('radiogroup', { includeHidden: true })).toBeAttached();
  expect(Object.keys(await rendered(page)).toSorted()).toEqual(expect.arrayContaining([first, second]));

  await page.keyboard.press('2');
  await saved(page);
  await expect(page.getByTestId(third)).toHaveAttribute('data-focused', 'true');
  // the card after that is drawn ahead, hidden, when the app is idle
  await expect(page.getByTestId(fourth).getByRole('radiogroup', { includeHidden: true })).toBeAttached();
  const drawn = Object.keys(await rendered(page)).filter((place) => !SAYS.includes(place));
  expect(drawn.toSorted()).toEqual([second, third, fourth].toSorted());

  // a component, the sureness and a letter of a note draw only the open card, once it was opened by hand
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId(third)).toHaveAttribute('data-focused', 'true');
  await idle(page);
  await rendered(page);
  for (const key of ['v', 'Shift+Digit1', 'n', 'T']) {
    await page.keyboard.press(key);
    await saved(page);
    const places = Object.keys(await rendered(page)).filter((place) => !SAYS.includes(place));
    expect([key, places.filter((place) => place !== third)]).toEqual([key, []]);
  }
});

test('opening a transcript in Label draws nothing of the frame around it but two links', async ({
  folder,
  started: running,
}) => {
  const { page } = await running([syntheticStudy(folder, 4)]);
  await joinAs(page, 'Ada');
  await countRenders(page);
  await inLibrary(page);
  await row(page).first().click();
  await expect(page.getByTestId('preview').locator('[data-piece]').first()).toBeVisible();
  await rendered(page);
  await page.keyboard.press('Enter');
  await inLabel(page);
  await expect(page.getByTestId('cards-column').getByRole('radio').first()).toBeVisible();
  const counts = await rendered(page);
  // only the two links of the rail whose mark changes are drawn
  expect(counts['nav'], JSON.stringify(counts)).toBe(2);
});

test('a choice in Adjudicate draws only the open card and its foot', async ({ folder, started: running }) => {
  const { page } = await running([labelledStudy(folder).study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await countRenders(page);
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  const open = page.locator('[data-testid^="unit-"][data-focused="true"]');
  await expect(open.getByTestId('choice-2')).toBeVisible();
  const name = (await open.getAttribute('data-testid')) ?? '';
  await page.keyboard.press('1');
  await saved(page);
  await rendered(page);
  await page.keyboard.press('2');
  await expect(page.getByTestId('proposal')).toContainText('(chosen)');
  await saved(page);
  const places = Object.keys(await rendered(page)).filter((place) => !SAYS.includes(place));
  expect(places.filter((place) => !['proposal', 'accept', name].includes(place))).toEqual([]);
});
