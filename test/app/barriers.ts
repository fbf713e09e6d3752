// What would keep someone out: what axe finds on a page, and controls that a screen reader has no name for.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const NAMELESS =
  /^\s*- (?:button|link|textbox|searchbox|combobox|checkbox|switch|radio|slider|spinbutton|tab|menuitem|menuitemradio|menuitemcheckbox|option)(?: \[|:|$)/;

/** Controls that a screen reader has no name for. */
async function unnamed(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  return tree.split('\n').filter((line) => NAMELESS.test(line));
}

/** Everything on the page as it is that is a barrier. */
export async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
  return [...found, ...(await unnamed(page))];
}

/** The same in both themes. */
export async function barriersInBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await barriersOn(page)).map((barrier) => `${colorScheme} ${barrier}`));
  }
  return found;
}
