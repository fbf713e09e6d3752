// A bare page in the window under test: the least work that shows as much, measured in the same run as the app.
import type { Page } from '@playwright/test';
import { scroll } from './desk.ts';

const PLAIN = 'plain';

/**
 * Shows paragraphs of plain text in a scrolling box over the window, runs `work` with the milliseconds until they were
 * painted, and removes them.
 */
export async function plainly<T>(
  page: Page,
  texts: readonly string[],
  work: (tookToOpen: number) => Promise<T>,
): Promise<T> {
  const took = await page.evaluate((all) => {
    const place = document.createElement('div');
    place.dataset['testid'] = 'plain';
    place.style.cssText = 'position: fixed; inset: 0; z-index: 99; overflow-y: auto; background: Canvas';
    const show = (): void => {
      for (const text of all) {
        const paragraph = document.createElement('p');
        paragraph.style.cssText = 'content-visibility: auto; contain-intrinsic-size: auto 100px';
        paragraph.textContent = text;
        place.append(paragraph);
      }
      document.body.append(place);
    };
    return window.stopwatch.untilSeen(show, () => window.stopwatch.hasSize('[data-testid="plain"] p'));
  }, texts);
  try {
    return await work(took);
  } finally {
    await page.evaluate((name) => document.querySelector(`[data-testid="${name}"]`)?.remove(), PLAIN);
  }
}

/** The times between frames while the open bare page scrolls in the same way as `scroll`. */
export const scrollPlainly = async (page: Page, frames: number): Promise<number[]> =>
  (await scroll(page, frames, PLAIN)).deltas;

/** Milliseconds from searching the open bare page for these words to the frame in which they are in view. */
export function findPlainly(page: Page, words: string): Promise<number> {
  return page.evaluate((wanted) => {
    const box = document.querySelector('[data-testid="plain"]');
    if (box === null) throw new Error('no bare page is open');
    const found = (): Element | undefined => [...box.children].find((one) => one.textContent.includes(wanted));
    box.scrollTop = 0;
    return window.stopwatch.untilSeen(
      () => found()?.scrollIntoView({ block: 'center' }),
      () => {
        const { top = -1, bottom = -1 } = found()?.getBoundingClientRect() ?? {};
        return bottom > 0 && top >= 0 && top < innerHeight;
      },
    );
  }, words);
}

/** Milliseconds from a key press to the change of one attribute of one element. */
export async function pressPlainly(page: Page): Promise<number> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    document.body.append(button);
    window.stopwatch.pressed = window.stopwatch.fromPress(button, () => true).then((took) => [took]);
    addEventListener(
      'keydown',
      (event) => {
        event.stopImmediatePropagation();
        button.setAttribute('aria-pressed', 'true');
        button.remove();
      },
      { capture: true, once: true },
    );
  });
  await page.keyboard.press('1');
  const [took = Number.NaN] = await page.evaluate(() => window.stopwatch.pressed);
  return took;
}
