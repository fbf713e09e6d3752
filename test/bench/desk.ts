// Measurements in the window, one function each; the functions passed to `evaluate` run in the page.
import type { Page } from '@playwright/test';

/**
 * Opens the transcript in this row of the library in Label. Returns the milliseconds to the end of the frame that shows
 * its first message.
 */
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

/** Waits until the open transcript shows its text and nothing is loading. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[data-testid="transcript"]') !== null &&
      document.querySelector('[data-testid="transcript"] [aria-busy]') === null,
  );
}

/**
 * Scrolls 0.9 viewports per frame. Returns the times between frames, and the number of frames in which text in view was
 * missing.
 */
export function scroll(page: Page, frames: number, what = 'transcript'): Promise<{ deltas: number[]; blank: number }> {
  const asked = { count: frames, selector: `[data-testid="${what}"]` };
  return page.evaluate(async ({ count, selector }) => {
    const scroller = document.querySelector(selector);
    if (scroller === null) throw new Error(`there is no ${selector}`);
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
  }, asked);
}

/** Types into the open find bar. Returns the milliseconds until the hit is in view with its text. */
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
        // by the prototype's setter: React's own setter on the element would make React ignore the event
        Reflect.set(HTMLInputElement.prototype, 'value', text, input);
        input.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
      },
      () => [...scroller.querySelectorAll('[data-index]')].some(isShown),
    );
  }, needle);
}

/**
 * Presses the key of a level that is not chosen. Returns the milliseconds from the press until its card has changed,
 * and until the window shows the answer as saved. An answered card closes, and the next one opens.
 */
export async function choose(page: Page): Promise<{ dom: number; durable: number }> {
  const key = await page.evaluate(() => {
    const card = document.querySelector('[data-testid="label-place"] section[data-focused="true"]');
    const level = card?.querySelector('[aria-checked="false"]')?.getAttribute('data-testid');
    const saved = document.querySelector('[data-testid="saved"]');
    const free = /^choice-(.)$/.exec(level ?? '')?.[1];
    if (card === null || free === undefined || saved === null) throw new Error('no dimension is open');
    window.stopwatch.pressed = Promise.all([
      window.stopwatch.fromPress(card, () => true),
      window.stopwatch.fromPress(saved, () => saved.getAttribute('data-state') === 'saved'),
    ]);
    return free;
  });
  await page.keyboard.press(key);
  const [dom = Number.NaN, durable = Number.NaN] = await page.evaluate(() => window.stopwatch.pressed);
  return { dom, durable };
}

/**
 * Presses Ctrl+Enter. Returns the milliseconds to the end of the frame in which the next transcript of the queue can be
 * read.
 */
export function submit(page: Page): Promise<number> {
  return page.evaluate(() => {
    const transcript = (): Element | null => document.querySelector('[data-testid="transcript"]');
    const title = (): string | null | undefined => transcript()?.getAttribute('aria-label');
    const before = title();
    const isReadable = (): boolean => {
      const view = transcript()?.getBoundingClientRect();
      if (view === undefined || title() === before) return false;
      const rows = [...(transcript()?.querySelectorAll('[data-index]') ?? [])].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > view.top && top < view.bottom;
      });
      return (
        rows.some((row) => row.querySelector('[data-piece]')) && !rows.some((row) => row.querySelector('[aria-busy]'))
      );
    };
    return window.stopwatch.untilSeen(
      () =>
        void document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
        ),
      isReadable,
    );
  });
}

/** Marks a block as evidence, then moves on by `messages` messages, by a rater's keys sent within the page. */
export function evidenceAndOn(page: Page, messages: number): Promise<void> {
  return page.evaluate((count) => {
    const press = (key: string): void =>
      void document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true }),
      );
    press('e');
    for (let n = 0; n < count; n += 1) press('j');
  }, messages);
}
