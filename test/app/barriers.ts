// Finds what would keep a person from using a page: violations that axe reports, and controls without a name for screen
// readers.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const NAMELESS =
  /^\s*- (?:button|link|textbox|searchbox|combobox|checkbox|switch|radio|slider|spinbutton|tab|menuitem|menuitemradio|menuitemcheckbox|option)(?: \[|:|$)/;

/** Controls without a name for screen readers. */
async function unnamed(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  return tree.split('\n').filter((line) => NAMELESS.test(line));
}

/**
 * The rules of axe that depend on colours: the second theme has other colours and the same elements, so only these
 * rules can give another result there.
 */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** The violations that axe finds on the page in its current state, by all of its rules or only by `rules`. */
async function violations(page: Page, rules: string[] | null): Promise<string[]> {
  // results of rules that pass are not requested: building a selector for each element takes longer than the rules
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const found = await (rules === null ? axe : axe.withRules(rules)).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/**
 * Everything on the page that is a barrier, in the light or the dark theme. Waits until nothing is loading, because
 * content that is about to be replaced is drawn with low contrast.
 */
export async function barriersInBothThemes(page: Page): Promise<string[]> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = [...(await violations(page, null)), ...(await unnamed(page))];
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await violations(page, COLOURS);
  return [...light.map((barrier) => `light ${barrier}`), ...dark.map((barrier) => `dark ${barrier}`)];
}
