// Steps of a person in the app, by the names that controls have on the screen.
import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/app.ts';

export const row = (page: Page): Locator => page.getByTestId('library-row');

/** Waits for the library's first rows. */
export async function inLibrary(page: Page): Promise<void> {
  await expect(row(page).first()).toBeVisible();
}

/** Makes a blind queue of everything in the library and opens it in Label. */
export async function queueAll(page: Page, name: string): Promise<void> {
  await inLibrary(page);
  await page.getByRole('button', { name: 'Make queue' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('textbox').press('Enter');
  await inLabel(page);
}

/** Waits for a transcript on the desk, and for the cards, which are drawn after the first part of the text. */
export async function inLabel(page: Page): Promise<void> {
  await expect(page.getByTestId('label-place').getByTestId('message').first()).toBeVisible();
  await expect(page.getByTestId('label-place').getByTestId('cards-column')).toBeAttached();
}

/** Chooses an option of a select. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Opens a panel with this label from the sentence above a figure. */
export async function panel(page: Page, label: string): Promise<Locator> {
  await page.getByRole('button', { name: new RegExp(`: ${label}$`) }).click();
  return page.getByRole('dialog', { name: label, exact: true });
}

/** Chooses an option of a select in such a panel, and closes the panel. */
export async function pickIn(page: Page, label: string, select: string, option: string): Promise<void> {
  const open = await panel(page, label);
  await open.getByRole('button', { name: new RegExp(`${select}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
}

/** Presses Tab until the focus is on this control or inside it. */
export async function tabTo(page: Page, testId: string): Promise<void> {
  const control = page.getByTestId(testId);
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(control.and(page.locator(':focus, :focus-within'))).toBeVisible({ timeout: 100 });
  }).toPass();
}

/** Waits until all changes are on disk. */
export const saved = (page: Page): Promise<void> =>
  expect(page.getByTestId('saved')).toHaveAttribute('data-state', 'saved');

/** The id of the open transcript. */
export async function openId(page: Page): Promise<string> {
  return (await page.locator('[data-testid="queue-item"][aria-current]').getAttribute('data-id')) ?? '';
}

/** Goes through the open transcript, block by block, by key. */
export async function readAll(page: Page): Promise<void> {
  const words = (await page.getByTestId('map').getAttribute('aria-label')) ?? '';
  const count = Number(/(\d+) messages/.exec(words)?.[1]);
  await page.keyboard.press('g');
  await page.keyboard.press('g');
  // the position is read once after each key press: waiting for the text to scroll would take longer than the next key
  const last = page.locator(`[data-message="${count - 1}"][data-focused]`);
  const isThere = (): Promise<boolean> =>
    last.evaluateAll((all) => {
      const { top = innerHeight, bottom = 0 } = all[0]?.getBoundingClientRect() ?? {};
      return top < innerHeight && bottom > 0;
    });
  await expect(async () => {
    await page.keyboard.press('j');
    expect(await isThere()).toBe(true);
  }).toPass({ intervals: [0] });
}

/** Drops files on the middle of the window, as the desktop would. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await protocol.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
}

/**
 * Answers every dimension that is asked by pressing `key`, the first one by pressing `first`; each answer moves the
 * focus to the next card.
 */
export async function answerAll(page: Page, key = '1', first = key): Promise<void> {
  await page.locator('[data-testid^="dimension-"]').first().waitFor();
  const asked = await page.locator('[data-testid^="dimension-"]').count();
  for (let at = 0; at < asked; at += 1) await page.keyboard.press(at === 0 ? first : key);
}

/** Submits the answered transcript by key and waits for the next one. */
export async function submitAndNext(page: Page): Promise<void> {
  const before = await page.locator('[data-testid="queue-item"][aria-current]').getAttribute('title');
  await readAll(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-testid="queue-item"][aria-current]')).not.toHaveAttribute('title', before ?? '');
  await inLabel(page);
}

/**
 * Gives every dimension of the open transcript this level, reads it to its end and submits, by keys; returns its id.
 */
export async function labelOpen(page: Page, level: number): Promise<string> {
  const id = await openId(page);
  await page.locator('[data-testid^="dimension-"]').first().waitFor();
  const asked = await page.locator('[data-testid^="dimension-"]').count();
  for (let at = 0; at < asked; at += 1) await page.keyboard.press(String(level));
  await readAll(page);
  await page.keyboard.press('Control+Enter');
  return id;
}

/**
 * Gives the own level in Audit by this key. The app first asks to read the last tool result, which is below the window.
 */
export async function giveOwnLevel(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  const unread = page.getByRole('dialog', { name: 'The last tool result was never in view' });
  await expect(unread).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(unread).toBeHidden();
  await expect(page.locator('[data-message="7"][data-focused]')).toBeInViewport();
  await page.keyboard.press(key);
  await expect(page.getByTestId('grader')).toBeVisible();
}
