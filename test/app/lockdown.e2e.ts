// The restrictions of the window: attempts that a hostile transcript or a bug could make are refused, and nothing
// leaves the machine.
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary } from './places.ts';
import { syntheticStudy } from './study.ts';

test('the page has no Node, no remote code, no way out', async ({ folder, started: running }) => {
  const { page, troubles } = await running([syntheticStudy(folder, 2)]);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis))).toEqual([]);
  const tried = await page.evaluate(async () => {
    const refused: string[] = [];
    const all = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        refused.push(event.effectiveDirective);
        if (refused.length === 3) resolve();
      });
    });
    await fetch('https://example.com/').catch(() => undefined);
    const image = document.createElement('img');
    const loaded = new Promise((resolve) => image.addEventListener('error', resolve));
    image.src = 'https://example.com/x.png';
    document.body.append(image);
    await loaded;
    image.remove();
    const script = document.createElement('script');
    script.textContent = 'globalThis.owned = true';
    document.body.append(script);
    script.remove();
    await all;
    return { refused, owned: 'owned' in globalThis, opened: window.open('https://example.com/') !== null };
  });
  expect(tried).toEqual({ refused: ['connect-src', 'img-src', 'script-src-elem'], owned: false, opened: false });
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  // the console reports each of the three refusals and nothing else; Chromium also reports the request for the image
  // that it then refuses
  const others = troubles.filter((trouble) => !trouble.includes('Content Security Policy'));
  expect(others).toEqual(['request: https://example.com/x.png']);
  troubles.length = 0;
});

test('the window is sandboxed, stays where it is, and sends nothing', async ({ folder, started: running }) => {
  const { app, page, troubles } = await running([syntheticStudy(folder, 2)]);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await app.evaluate(({ session }) => {
    const left: string[] = [];
    Object.assign(globalThis, { left });
    session.defaultSession.webRequest.onSendHeaders((details) => void left.push(details.url));
  });
  const before = page.url();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    document.body.append(link);
    link.click();
    link.remove();
  });
  const after = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(after).toEqual([before]);
  const left = await app.evaluate((): unknown => Reflect.get(globalThis, 'left'));
  expect(JSON.stringify(left)).not.toMatch(/https?:|wss?:/);
  expect(troubles).toEqual([]);
});
