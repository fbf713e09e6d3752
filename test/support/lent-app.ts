// One started app that the tests of a worker use one after the other, reset before each test to its state after a
// start.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { start, type Running } from './start-app.ts';

const HOME = 'app://touchstone/';

interface Started extends Running {
  /** Position and size of the window after the start. */
  bounds: { x: number; y: number; width: number; height: number };
  least: number[];
}

/** Calls Electron's main process from any document of the app, as the window does. */
const ask = (page: Page, name: string): Promise<unknown> => page.evaluate(`window.touchstone.app('${name}', {})`);

/**
 * Resets what outlives a test in the process: the folder of the user's files, the open study, the page and its storage,
 * the system's dialogs, the window, the clipboard, the pointer, and emulated media settings. A test that changes more
 * than that (listeners of a session, scripts that run in every page) needs an app of its own: the fixture `started`.
 */
export class LentApp {
  private readonly folder = mkdtempSync(join(tmpdir(), 'touchstone-lent-'));
  private started: Started | null = null;

  /** The app with its user's files in `profile`; opens the files in `args` as a second start of the app would. */
  async lend(profile: string, args: readonly string[]): Promise<Running> {
    this.started ??= await this.begin();
    const { app, page, troubles } = this.started;
    troubles.length = 0;
    // Electron does the same for the folder that it starts with
    mkdirSync(profile, { recursive: true });
    await app.evaluate(
      ({ app: electron }, told) => {
        electron.setPath('userData', told.profile);
        electron.emit('second-instance', {}, ['touchstone', ...told.args], told.folder);
      },
      { profile, args: [...args], folder: process.cwd() },
    );
    // the reply comes when the study is open
    await ask(page, 'app.state');
    await page.goto(HOME);
    return this.started;
  }

  /** Takes the app back after a test; an app that the test has ended is not used again. */
  async takeBack(): Promise<void> {
    if (this.started === null) return;
    const { app, page, bounds, least } = this.started;
    if (app.process().exitCode !== null || app.process().signalCode !== null || page.isClosed()) {
      this.started = null;
      return;
    }
    // a document of the app without scripts: the page sends what is unsaved when it is left
    await page.goto(await page.evaluate(() => document.querySelector('link')?.href ?? ''));
    await ask(page, 'app.given_packets');
    await ask(page, 'app.close_study');
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.emulateMedia({
      media: null,
      colorScheme: 'light',
      reducedMotion: 'no-preference',
      forcedColors: 'none',
      contrast: 'no-preference',
    });
    await page.mouse.move(0, 0);
    await app.evaluate(
      ({ app: electron, BrowserWindow, clipboard, dialog }, told) => {
        electron.setPath('userData', told.folder);
        Object.assign(dialog, Reflect.get(globalThis, 'dialogsAsStarted'));
        clipboard.clear();
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.setZoomFactor(1);
        window?.setMinimumSize(told.least[0] ?? 1, told.least[1] ?? 1);
        window?.setBounds(told.bounds);
      },
      { folder: this.folder, bounds, least },
    );
  }

  /** Ends the app. */
  async end(): Promise<void> {
    await this.started?.app.close().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<Started> {
    const running = await start(this.folder);
    const { bounds, least } = await running.app.evaluate(({ BrowserWindow, dialog }) => {
      Object.assign(globalThis, { dialogsAsStarted: { ...dialog } });
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('the app has no window');
      return { bounds: window.getBounds(), least: window.getMinimumSize() };
    });
    return { ...running, bounds, least };
  }
}
