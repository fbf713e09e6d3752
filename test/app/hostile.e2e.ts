// A study in which every field is hostile, through every place: nothing of it runs, navigates, opens a window, asks for
// anything or becomes an element of the page.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { closeStudy, createStudy } from '../../main/store/index.ts';
import { shippedRubric } from '../../main/work/rubric/index.ts';
import { fillHostile } from '../hostile/study.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary, row, saved } from './places.ts';

function hostileStudy(folder: string): string {
  const path = join(folder, 'hostile.touchstone');
  const db = createStudy(path, { name: 'Hostile', ...shippedRubric() });
  fillHostile(db);
  closeStudy(db);
  return path;
}

/** Watches the page from here on for elements and attributes that no place of ours makes. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const strange: string[] = [];
    Object.assign(globalThis, { strange, titleBefore: document.title });
    const never =
      'iframe, frame, object, embed, applet, portal, audio, video, source, picture, base, form[action], math, marquee, ' +
      'meta[http-equiv], link[href^="http"], script:not([src^="/"]):not([src^="app:"]), foreignObject, animate, set, feImage, isindex';
    const look = (element: Element): void => {
      if (element.matches(never)) strange.push(element.outerHTML.slice(0, 200));
      for (const { name, value } of element.attributes) {
        const reaches = ['href', 'src', 'srcset', 'action', 'formaction', 'xlink:href', 'ping', 'poster'].includes(
          name,
        );
        if (name.startsWith('on')) strange.push(`${element.localName} ${name}=${value.slice(0, 100)}`);
        if (
          reaches &&
          /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(value) &&
          !/^(?:app:\/\/touchstone\/|data:image\/)/.test(value)
        )
          strange.push(`${element.localName} ${name}=${value.slice(0, 100)}`);
        if (name === 'style' && /url\(\s*["']?(?!#|data:)/i.test(value)) strange.push(`style ${value.slice(0, 100)}`);
      }
    };
    const all = (root: Element): void => {
      look(root);
      for (const element of root.querySelectorAll('*')) look(element);
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes) {
        if (type === 'attributes' && target instanceof Element) look(target);
        for (const node of addedNodes) if (node instanceof Element) all(node);
      }
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  });
}

/** Nothing has run, nothing strange is on the page, and the page is where the rail took it. */
async function isHarmless(page: Page, place: string): Promise<void> {
  const seen = await page.evaluate(() => ({
    strange: String(Reflect.get(globalThis, 'strange')),
    owned: 'owned' in globalThis || Reflect.get({}, 'polluted') !== undefined,
    titled: document.title === Reflect.get(globalThis, 'titleBefore'),
    origin: location.origin,
  }));
  expect(seen, place).toEqual({ strange: '', owned: false, titled: true, origin: 'app://touchstone' });
  await expect(page.getByTestId('frame'), place).toBeVisible();
}

/**
 * Goes through what is scrolled in this element, a window at a time, so that each row is drawn once; returns how many
 * messages it saw.
 */
function scrollThrough(page: Page, testId: string): Promise<number> {
  return page
    .getByTestId(testId)
    .first()
    .evaluate(async (root) => {
      const seen = new Set<string | null>();
      const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
      const scroller = [root, ...root.querySelectorAll('*')].find(
        ({ scrollHeight, clientHeight }) => clientHeight > 100 && scrollHeight > clientHeight + 50,
      );
      if (scroller === undefined) return 0;
      for (let top = 0; top < scroller.scrollHeight; top += scroller.clientHeight) {
        scroller.scrollTop = top;
        await frame();
        for (const message of root.querySelectorAll('[data-message]')) seen.add(message.getAttribute('data-message'));
      }
      return seen.size;
    });
}

test('a study in which every field is hostile is only text, in every place', async ({ folder, started: running }) => {
  // it draws every row of 960 messages: half a minute where nothing else runs
  test.setTimeout(360_000);
  const { app, page } = await running([hostileStudy(folder)]);
  const { keyboard } = page;
  await joinAs(page, '<img src=x onerror=globalThis.owned=1>');
  await inLibrary(page);
  await watch(page);
  const count = await row(page).count();
  expect(count).toBe(8);
  for (let at = 0; at < count; at += 1) {
    const heading = page.getByTestId('preview').getByRole('heading').first();
    const before = at === 0 ? '' : ((await heading.getAttribute('title')) ?? '');
    await row(page).nth(at).click();
    await expect(heading).not.toHaveAttribute('title', before);
    await page.getByTestId('transcript').getByTestId('message').first().click();
    // tool results and reasoning unfolded
    for (const key of ['t', 'r']) await keyboard.press(key);
    await expect.poll(() => scrollThrough(page, 'transcript')).toBeGreaterThan(100);
    await isHarmless(page, `preview ${at}`);
  }

  await test.step('search and compare', async () => {
    await page.getByTestId('search-all').fill('in:reasoning "globalThis owned" =cmd* -__proto__');
    await expect(page.getByTestId('result-count')).toContainText('of 8');
    await page.getByTestId('search-all').fill('');
    await expect(page.getByTestId('result-count')).toHaveText('8 transcripts');
    await row(page).first().click();
    for (const key of ['x', 'ArrowDown', 'x']) await keyboard.press(key);
    await expect(page.getByTestId('result-count')).toContainText('2 picked');
    await keyboard.press('v');
    await expect(page.getByTestId('compare-right').getByTestId('message').first()).toBeVisible();
    await isHarmless(page, 'compare');
    await keyboard.press('Escape');
    await inLibrary(page);
  });

  await test.step('adjudicate', async () => {
    await page.getByRole('link', { name: 'Adjudicate' }).click();
    await expect(page.getByTestId('proposal')).toBeVisible();
    await keyboard.press('1');
    await expect(page.getByTestId('second-opinion')).toBeVisible();
    await isHarmless(page, 'adjudicate');
  });

  await test.step('audit', async () => {
    await page.getByRole('link', { name: 'Audit' }).click();
    await expect(page.getByTestId('dispute-title').first()).toBeVisible();
    await isHarmless(page, 'audit');
  });

  await test.step('calibrate', async () => {
    await page.getByRole('link', { name: 'Calibrate' }).click();
    await page.getByRole('button', { name: 'Define mapping…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await isHarmless(page, 'a grader');
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('tab', { name: 'Raters’ agreement' }).click();
    await expect(page.getByTestId('pairs')).toBeVisible();
    await isHarmless(page, 'raters');
  });

  await test.step('findings', async () => {
    await page.getByRole('link', { name: 'Findings' }).click();
    const figures = page.getByRole('navigation', { name: 'Saved figures' }).getByRole('link');
    for (let at = 0; at < 4; at += 1) {
      await figures.nth(at).click();
      await expect(page.getByTestId('figure-frame')).toBeVisible();
      await isHarmless(page, `figure ${at}`);
    }
  });

  await test.step('rubric', async () => {
    await page.getByRole('link', { name: 'Rubric' }).click();
    await expect(page.getByTestId('rubric-state')).toHaveText('Current version');
    await scrollThrough(page, 'rubric-preview');
    await isHarmless(page, 'rubric');
    await page.getByTestId('rubric-version').first().click();
    await expect(page.getByTestId('rubric-diff').locator('.line-insert').first()).toBeVisible();
    await isHarmless(page, 'versions');
  });

  await test.step('export', async () => {
    await page.getByRole('link', { name: 'Export' }).click();
    for (const what of ['transcripts', 'labels', 'scores', 'gold', 'disputes']) {
      await page.getByTestId(`export-what-${what}`).click();
      await expect(page.getByTestId('export-preview')).toBeVisible();
      await isHarmless(page, `export of ${what}`);
    }
  });

  // last: who has begun to label in a blind queue does not see what others said
  await test.step('label', async () => {
    await page.getByRole('link', { name: 'Library' }).click();
    await inLibrary(page);
    await page.getByRole('button', { name: 'Make queue' }).click();
    await page.getByRole('dialog').getByRole('textbox').first().fill('<svg onload=globalThis.owned=1>');
    await page.getByRole('dialog').getByRole('textbox').first().press('Enter');
    await expect(page.getByTestId('label-place').getByTestId('message').first()).toBeVisible();
    await keyboard.press('1');
    await saved(page);
    await isHarmless(page, 'label');
    await keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await isHarmless(page, 'help');
    await keyboard.press('Escape');
    await keyboard.press('Control+k');
    await keyboard.type('script');
    await expect(page.getByTestId('palette-entry').first()).toBeVisible();
    await isHarmless(page, 'palette');
    await keyboard.press('Escape');
  });

  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  // and the watch sees what it is there for
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://away.invalid/';
    document.body.append(link);
    link.remove();
  });
  await expect.poll(() => page.evaluate(() => String(Reflect.get(globalThis, 'strange')))).toContain('away.invalid');
});
