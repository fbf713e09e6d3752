// Measures time inside the page, to the end of the frame in which something can be seen.
import type { Page } from '@playwright/test';

interface Stopwatch {
  /** Milliseconds from `act` to the end of the first frame in which `seen` holds. */
  untilSeen: (act: () => void, seen: () => boolean) => Promise<number>;
  /** Whether the element exists and has a size. */
  hasSize: (selector: string) => boolean;
  /**
   * Milliseconds from the start of the page to the end of the first frame with a row of the library; null before it.
   */
  rowsAfter: number | null;
  /**
   * Milliseconds from the next key press (by the system's time stamp) to the first change in `target` after which
   * `isDone` holds.
   */
  fromPress: (target: Element, isDone: () => boolean) => Promise<number>;
  /** Measurements that wait for a key press. */
  pressed: Promise<number[]>;
}

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/** Runs in the page, before its own scripts. */
function stopwatch(): void {
  const PATIENCE_MS = 30_000;
  const hasSize = (selector: string): boolean => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return box !== undefined && box.height > 0 && box.width > 0;
  };
  // a message that is posted while a frame is made arrives after the frame's layout and paint
  const endOfThisFrame = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  const untilSeen = async (act: () => void, seen: () => boolean): Promise<number> => {
    const start = performance.now();
    act();
    while (performance.now() - start < PATIENCE_MS) {
      const there = await new Promise<boolean>((resolve) => requestAnimationFrame(() => resolve(seen())));
      if (!there) continue;
      await endOfThisFrame();
      return performance.now() - start;
    }
    throw new Error('what was waited for never came');
  };
  const fromPress = (target: Element, isDone: () => boolean): Promise<number> =>
    new Promise((resolve, reject) => {
      let pressedAt = Number.NaN;
      const patience = setTimeout(() => reject(new Error('the change never came')), PATIENCE_MS);
      addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (!isDone()) return;
        clearTimeout(patience);
        observer.disconnect();
        resolve(performance.now() - pressedAt);
      });
      observer.observe(target, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  const here: Stopwatch = { untilSeen, hasSize, rowsAfter: null, fromPress, pressed: Promise.resolve([]) };
  window.stopwatch = here;
  void untilSeen(
    () => undefined,
    () => hasSize('[data-testid="library-row"]'),
  ).then(
    () => (here.rowsAfter = performance.now()),
    () => undefined,
  );
}

/**
 * Reloads the page with the stopwatch in it, so that each measurement begins with a page that has run nothing, as it
 * did for the rivals.
 */
export async function freshPage(page: Page): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === '1');
}

/** Adds the stopwatch to every page from the next reload. */
export const installStopwatch = async (page: Page): Promise<void> => void (await page.addInitScript(stopwatch));
