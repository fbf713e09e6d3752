// Counts the components that React renders in the packaged app, by the place of their elements on the page.
import type { Page } from '@playwright/test';
import { z } from 'zod';

const Counts = z.record(z.string(), z.number());

/**
 * Runs in the page before its scripts and replaces React's developer tools, which production builds report to as well.
 * A commit passes the tree of fibers; a fiber that was cloned for the commit and has the flag "performed work" is a
 * component that rendered.
 */
function watch(): void {
  const PERFORMED_WORK = 1;
  const COMPONENTS = new Set([0, 1, 11, 14, 15]);
  const CARDS = ['[data-testid^="dimension-"]', '[data-testid="flags"]', '[data-testid^="unit-"]'];
  const FEET = ['missing', 'submit', 'proposal', 'accept', 'saved', 'coverage'].map((id) => `[data-testid="${id}"]`);
  const COLUMNS = ['list-column', 'map', 'middle', 'cards-column'].map((id) => `[data-testid="${id}"]`);
  const PLACES = [...CARDS, ...FEET, ...COLUMNS, '[role="status"]', 'nav', 'main'].join(', ');
  interface Fiber {
    tag: number;
    flags: number;
    child: Fiber | null;
    sibling: Fiber | null;
    return: Fiber | null;
    alternate: Fiber | null;
    stateNode: unknown;
  }
  const counts: Record<string, number> = {};
  const elementOf = (fiber: Fiber): Element | null => {
    for (let at: Fiber | null = fiber; at !== null; at = at.child)
      if (at.stateNode instanceof Element) return at.stateNode;
    return null;
  };
  const elementAround = (fiber: Fiber): Element | null => {
    for (let at = fiber.return; at !== null; at = at.return) if (at.stateNode instanceof Element) return at.stateNode;
    return null;
  };
  /**
   * The nearest named element around the first element that the component made; a component without elements counts for
   * the element that contains it.
   */
  const placeOf = (fiber: Fiber): string => {
    const named = (elementOf(fiber) ?? elementAround(fiber))?.closest(PLACES);
    return named?.getAttribute('data-testid') ?? named?.getAttribute('role') ?? named?.tagName.toLowerCase() ?? 'page';
  };
  const walk = (next: Fiber, before: Fiber): void => {
    if (next === before) return;
    if (COMPONENTS.has(next.tag) && (next.flags & PERFORMED_WORK) !== 0) {
      const place = placeOf(next);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    if (next.child === before.child) return;
    // new children were drawn because their parent rendered, which is already counted
    for (let child = next.child; child !== null; child = child.sibling)
      if (child.alternate !== null) walk(child, child.alternate);
  };
  const hook = {
    supportsFiber: true,
    isDisabled: false,
    inject: () => 1,
    onCommitFiberRoot: (_: number, { current }: { current: Fiber }) => {
      if (current.alternate !== null) walk(current, current.alternate);
    },
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
  };
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, renderCounts: counts });
}

/** Reloads the page with the counter in it. */
export async function countRenders(page: Page): Promise<void> {
  await page.addInitScript(watch);
  await page.reload();
}

/** The number of renders by place since the last call. */
export async function rendered(page: Page): Promise<Record<string, number>> {
  const counts: unknown = await page.evaluate(() => {
    const all: unknown = Reflect.get(window, 'renderCounts');
    const said = { ...(typeof all === 'object' ? all : null) };
    for (const name of Object.keys(said))
      if (typeof all === 'object' && all !== null) Reflect.deleteProperty(all, name);
    return said;
  });
  return Counts.parse(counts);
}

/** Waits until the page has done the idle work that it has planned, such as the removal of closed cards. */
export const idle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => void requestIdleCallback(() => resolve())));
