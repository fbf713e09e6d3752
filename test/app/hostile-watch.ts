// Checks that hostile text stays text: watches the page for elements and attributes that no place of ours makes, and
// for code that ran.
import type { Page } from '@playwright/test';
import { expect } from '../support/app.ts';

/** Watches the page from now on for elements and attributes that no place of ours makes. */
export async function watch(page: Page): Promise<void> {
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

/** Expects that no code ran, nothing strange is on the page, and the page is still the app's. */
export async function isHarmless(page: Page, place: string): Promise<void> {
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
 * Scrolls through this element a window at a time, so that each row is drawn once; returns the number of messages it
 * saw.
 */
export function scrollThrough(page: Page, testId: string): Promise<number> {
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

/** Makes a strange link and expects the watch to notice it; the last step of a test. */
export async function seesStrange(page: Page): Promise<void> {
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://away.invalid/';
    document.body.append(link);
    link.remove();
  });
  await expect.poll(() => page.evaluate(() => String(Reflect.get(globalThis, 'strange')))).toContain('away.invalid');
}
