// What is measured in the window, one function a measurement; the functions handed to `evaluate` run in the page.
import type { Page } from '@playwright/test';

/** Opens the transcript in this row of the library in Label: milliseconds to the end of the frame in which its first message stands. */
export function openRow(page: Page, index: number): Promise<number> {
  return page.evaluate((at) => {
    const row = document.querySelectorAll('[data-testid="library-row"]')[at];
    if (row === undefined) throw new Error(`there is no row ${at}`);
    return window.stopwatch.untilSeen(
      () => void row.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, cancelable: true, detail: 2 })),
      () => window.stopwatch.hasSize('[data-testid="label-place"] [data-testid="message"]'),
    );
  }, index);
}

/** Waits until the open transcript has its text and nothing more is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[data-testid="transcript"]') !== null && document.querySelector('[data-testid="transcript"] [aria-busy]') === null,
  );
}

/** Scrolls 0.9 viewports a frame: the time between frames, and in how many of them text in view was still missing. */
export function scroll(page: Page, frames: number): Promise<{ deltas: number[]; blank: number }> {
  return page.evaluate(async (count) => {
    const scroller = document.querySelector('[data-testid="transcript"]');
    if (scroller === null) throw new Error('no transcript is open');
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const view = scroller.getBoundingClientRect();
    const isInView = (element: Element): boolean => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > view.top && top < view.bottom;
    };
    const deltas: number[] = [];
    let blank = 0;
    let before = await frame();
    for (let n = 0; n < count; n += 1) {
      scroller.scrollTop += 0.9 * scroller.clientHeight;
      const now = await frame();
      deltas.push(now - before);
      before = now;
      if ([...scroller.querySelectorAll('[aria-busy]')].some(isInView)) blank += 1;
    }
    return { deltas, blank };
  }, frames);
}

/** Types into the find bar, which is open: milliseconds until the place that was found is in view with its text. */
export function find(page: Page, needle: string): Promise<number> {
  return page.evaluate((text) => {
    const input = document.querySelector('[data-testid="find"]');
    const scroller = document.querySelector('[data-testid="transcript"]');
    if (input === null || scroller === null) throw new Error('no find bar is open');
    const isShown = (row: Element): boolean => {
      const { top, bottom } = row.getBoundingClientRect();
      const view = scroller.getBoundingClientRect();
      return bottom > view.top && top < view.bottom && row.textContent.includes(text);
    };
    return window.stopwatch.untilSeen(
      () => {
        // past React, which keeps what it last wrote there
        Reflect.set(HTMLInputElement.prototype, 'value', text, input);
        input.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
      },
      () => [...scroller.querySelectorAll('[data-index]')].some(isShown),
    );
  }, needle);
}

/** Presses a level's key: milliseconds until the choice stands in the page, and until the window says that it is on the disk. */
export function choose(page: Page, key: string): Promise<{ dom: number; durable: number }> {
  return page.evaluate(async (digit) => {
    const label = document.querySelector('[data-testid="label-place"]');
    const saved = document.querySelector('[data-testid="saved"]');
    if (label === null || saved === null) throw new Error('nothing is being labelled');
    const changed = (target: Element, attribute: string, value: string): Promise<number> =>
      new Promise((resolve) => {
        const observer = new MutationObserver((records) => {
          if (!records.some((record) => record.target instanceof Element && record.target.getAttribute(attribute) === value)) return;
          observer.disconnect();
          resolve(performance.now());
        });
        observer.observe(target, { subtree: true, attributes: true, attributeFilter: [attribute] });
      });
    const chosen = changed(label, 'aria-checked', 'true');
    const onDisk = changed(saved, 'data-state', 'saved');
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: digit, code: `Digit${digit}`, bubbles: true, cancelable: true }));
    return { dom: (await chosen) - start, durable: (await onDisk) - start };
  }, key);
}
