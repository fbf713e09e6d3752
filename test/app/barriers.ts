// What would keep someone out: what axe finds on a page, and controls that a screen reader has no name for.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const NAMELESS =
  /^\s*- (?:button|link|textbox|searchbox|combobox|checkbox|switch|radio|slider|spinbutton|tab|menuitem|menuitemradio|menuitemcheckbox|option)(?: \[|:|$)/;

/** Controls that a screen reader has no name for. */
async function unnamed(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  return tree.split('\n').filter((line) => NAMELESS.test(line));
}

/**
 * The rules that colours decide: of a second theme, which has other colours and the same elements, only these can
 * differ.
 */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe says of the page as it is, by all of its rules or by these. */
async function violations(page: Page, rules: string[] | null): Promise<string[]> {
  // nothing is told of what passes: finding a selector for each element takes longer than the rules
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const found = await (rules === null ? axe : axe.withRules(rules)).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/**
 * Everything on the page that is a barrier, in the light theme or the dark one, once nothing on it is being read: what
 * is about to be replaced is drawn faint.
 */
export async function barriersInBothThemes(page: Page): Promise<string[]> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = [...(await violations(page, null)), ...(await unnamed(page))];
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await violations(page, COLOURS);
  return [...light.map((barrier) => `light ${barrier}`), ...dark.map((barrier) => `dark ${barrier}`)];
}
