// A bare page in the window under test: the least that shows as much, measured beside ours in the same run.
import type { Page } from '@playwright/test';
import { scroll } from './desk.ts';

const PLAIN = 'plain';

/**
 * Paragraphs of plain text over the window, in a box that scrolls: milliseconds until they are painted. They stay for
 * `work` and are gone afterwards.
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

/** With a bare page open: the time between frames while it scrolls as `scroll` does. */
export const scrollPlainly = async (page: Page, frames: number): Promise<number[]> =>
  (await scroll(page, frames, PLAIN)).deltas;

/** With a bare page open: milliseconds from looking for the words to the frame in which they are in view. */
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

/** Presses a key that changes one attribute of one element: milliseconds from the press to that change. */
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
